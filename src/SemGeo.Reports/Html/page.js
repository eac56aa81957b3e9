(() => {
'use strict';
const root = document.documentElement, heat = document.getElementById('heat'), outlines = document.getElementById('outlines');
if (heat) {
  const show = () => root.style.setProperty('--heat', heat.value / 100);
  heat.addEventListener('input', show);
  show();
}
if (outlines) outlines.addEventListener('change', () => root.classList.toggle('no-outlines', !outlines.checked));

// A concept is shown alone while the pointer or the focus is on its name, and for good once it is pressed.
for (const button of document.querySelectorAll('button.concept')) {
  const model = button.closest('.model'), id = button.dataset.concept;
  const alone = wanted => {
    for (const group of model.querySelectorAll('.outlines g')) group.classList.toggle('dim', wanted !== null && group.dataset.concept !== wanted);
  };
  const pressed = () => model.querySelector('button.concept[aria-pressed=true]')?.dataset.concept ?? null;
  for (const name of ['mouseenter', 'focus']) button.addEventListener(name, () => alone(id));
  for (const name of ['mouseleave', 'blur']) button.addEventListener(name, () => alone(pressed()));
  button.addEventListener('click', () => {
    const isOn = button.getAttribute('aria-pressed') === 'true';
    for (const other of model.querySelectorAll('button.concept')) other.setAttribute('aria-pressed', 'false');
    button.setAttribute('aria-pressed', String(!isOn));
    alone(pressed());
  });
}
})();
