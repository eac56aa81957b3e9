(() => {
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const [ID, ADDRESS, IMAGES, LATITUDE, LONGITUDE, COLOUR, SHAPE, KIND] = [0, 1, 2, 3, 4, 5, 6, 7];
const KINDS = ['', 'border', 'hull of its photos', 'S2 cell'];
const canvas = document.getElementById('map'), context = canvas.getContext('2d'), tip = document.getElementById('tip');
const number = new Intl.NumberFormat('en');

// Equal Earth (Savric, Patterson and Jenny 2018): equal areas, so that shades of counts compare, and poles that are lines.
const A = [1.340264, -0.081106, 0.000893, 0.003796], M = Math.sqrt(3) / 2, RAD = Math.PI / 180;
function project(longitude, latitude) {
  const t = Math.asin(M * Math.sin(latitude * RAD)), t2 = t * t, t6 = t2 * t2 * t2;
  return [longitude * RAD * Math.cos(t) / (M * (A[0] + 3 * A[1] * t2 + t6 * (7 * A[2] + 9 * A[3] * t2))), t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2))];
}
function unproject(x, y) {
  let t = y;
  for (let i = 0; i < 8; i++) {
    const t2 = t * t, t6 = t2 * t2 * t2;
    t -= (t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2)) - y) / (A[0] + 3 * A[1] * t2 + t6 * (7 * A[2] + 9 * A[3] * t2));
  }
  const t2 = t * t, t6 = t2 * t2 * t2;
  return [M * x * (A[0] + 3 * A[1] * t2 + t6 * (7 * A[2] + 9 * A[3] * t2)) / Math.cos(t) / RAD, Math.asin(Math.max(-1, Math.min(1, Math.sin(t) / M))) / RAD];
}
const [XMAX] = project(180, 0), [, YMAX] = project(0, 90);

function decode(text) {
  const line = [];
  let x = 0, y = 0, at = 0;
  const next = () => {
    let value = 0, shift = 0, code;
    do { code = text.charCodeAt(at++) - 63; value |= (code & 31) << shift; shift += 5; } while (code >= 32);
    return (value >>> 1) ^ -(value & 1);
  };
  while (at < text.length) { x += next(); y += next(); line.push([x / 1e4, y / 1e4]); }
  return line;
}

// A shape is drawn from a path in the plane of the projection; long edges get vertices between, since meridians bend.
function trace(rings) {
  const path = new Path2D(), box = [Infinity, Infinity, -Infinity, -Infinity];
  const put = (longitude, latitude, first) => {
    const [x, y] = project(longitude, latitude);
    if (first) path.moveTo(x, y); else path.lineTo(x, y);
    if (x < box[0]) box[0] = x; if (y < box[1]) box[1] = y; if (x > box[2]) box[2] = x; if (y > box[3]) box[3] = y;
  };
  for (const text of rings) {
    const ring = decode(text);
    ring.forEach(([longitude, latitude], i) => {
      if (i > 0) {
        const [fromLongitude, fromLatitude] = ring[i - 1], steps = Math.ceil(Math.abs(latitude - fromLatitude) / 3);
        for (let s = 1; s < steps; s++) put(fromLongitude + (longitude - fromLongitude) * s / steps, fromLatitude + (latitude - fromLatitude) * s / steps);
      }
      put(longitude, latitude, i === 0);
    });
    path.closePath();
  }
  return { path, box };
}
const basemap = data.base.map(trace), shapes = data.rings.map(rings => ({ rings, made: null }));
const shapeOf = cell => cell[SHAPE] < 0 ? null : (shapes[cell[SHAPE]].made ??= trace(shapes[cell[SHAPE]].rings));
const rim = new Path2D();
for (let i = -90; i <= 90; i++) { const [x, y] = project(180, i); if (i === -90) rim.moveTo(x, y); else rim.lineTo(x, y); }
for (let i = 90; i >= -90; i--) rim.lineTo(...project(-180, i));
rim.closePath();
const grid = new Path2D();
for (let l = -180; l <= 180; l += 30) for (let i = -90; i <= 90; i += 2) i === -90 ? grid.moveTo(...project(l, i)) : grid.lineTo(...project(l, i));
for (let l = -60; l <= 60; l += 30) { grid.moveTo(...project(-180, l)); grid.lineTo(...project(180, l)); }

const LIGHT = ['#6ea6d9', '#f2b25c', '#7cc08a', '#d98ca6', '#a993d6', '#e0d067', '#5fbfc0', '#e58f70'];
const DARK = ['#3f78b0', '#b97f2b', '#43895a', '#a2587a', '#7563ab', '#968a2c', '#2f8688', '#b1583f'];
const RAMP_LIGHT = ['#fff3c4', '#fdd38a', '#f7a45c', '#e36a4b', '#b93a55', '#6f1f5b'], RAMP_DARK = ['#3a2a52', '#6a2f6b', '#a33b6b', '#d9584f', '#f2933f', '#fbdc72'];
const dark = matchMedia('(prefers-color-scheme: dark)'), style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
let ink = {};
function readStyle() { for (const name of ['ink', 'paper', 'sea', 'land', 'coast', 'grid', 'edge', 'accent']) ink[name] = style('--' + name); }

const state = { level: data.levels.length - 1, mode: 'cells', x: 0, y: 0, zoom: 1, chosen: null };
let width = 0, height = 0, base = 1, breaks = [], queued = false;
const cells = () => data.levels[state.level].cells;

// In the whole view the map is Equal Earth as it is; close up it is sheared so that the middle of the view has true angles.
function view() {
  const k = base * state.zoom, t = Math.max(0, Math.min(1, Math.log2(state.zoom) / 3));
  const [longitude, latitude] = unproject(state.x, Math.max(-YMAX * 0.985, Math.min(YMAX * 0.985, state.y))), d = 0.01, c = Math.cos(latitude * RAD);
  const [x0, y0] = project(longitude, latitude - d), [x1, y1] = project(longitude, latitude + d), [xe] = project(longitude + d, latitude), [xw] = project(longitude - d, latitude);
  const east = (xe - xw) / (2 * d * RAD) / c, northX = (x1 - x0) / (2 * d * RAD), northY = (y1 - y0) / (2 * d * RAD);
  const a = 1 - t + t / east, b = t * -northX / (east * northY), e = 1 - t + t / northY;
  return { k, a: a * k, b: b * k, e: e * k, toScreen: (x, y) => [width / 2 + k * (a * (x - state.x) + b * (y - state.y)), height / 2 - k * e * (y - state.y)],
    toMap: (sx, sy) => { const y = state.y - (sy - height / 2) / (k * e); return [state.x + ((sx - width / 2) / k - b * (y - state.y)) / a, y]; } };
}

function isVisible(v, box) {
  const corners = [v.toMap(0, 0), v.toMap(width, 0), v.toMap(0, height), v.toMap(width, height)];
  return box[2] >= Math.min(...corners.map(c => c[0])) && box[0] <= Math.max(...corners.map(c => c[0])) && box[3] >= corners[2][1] && box[1] <= corners[0][1];
}
const sizeOf = (v, box) => Math.max((box[2] - box[0]) * v.a, (box[3] - box[1]) * v.e);
const DOT = 5;

function shadeOf(cell) {
  if (state.mode === 'cells') return (dark.matches ? DARK : LIGHT)[cell[COLOUR]];
  let i = 0;
  while (i < breaks.length && cell[IMAGES] >= breaks[i]) i++;
  return (dark.matches ? RAMP_DARK : RAMP_LIGHT)[i];
}

function draw() {
  queued = false;
  const ratio = devicePixelRatio || 1, v = view();
  const [ox, oy] = v.toScreen(0, 0);
  const plane = () => context.setTransform(ratio * v.a, 0, ratio * v.b, -ratio * v.e, ratio * ox, ratio * oy);
  const screen = () => context.setTransform(ratio, 0, 0, ratio, 0, 0);
  screen();
  context.fillStyle = ink.paper; context.fillRect(0, 0, width, height);
  plane();
  const line = pixels => { context.lineWidth = pixels / Math.sqrt(v.a * v.e); };
  context.lineJoin = 'round';
  context.fillStyle = ink.sea; context.fill(rim);
  context.save(); context.clip(rim);
  line(0.8); context.strokeStyle = ink.grid; context.stroke(grid);
  context.fillStyle = ink.land;
  const land = basemap.filter(shape => isVisible(v, shape.box));
  for (const shape of land) context.fill(shape.path, 'evenodd');
  const dots = [], drawn = [];
  for (const cell of cells()) {
    const shape = shapeOf(cell);
    if (shape && !isVisible(v, shape.box)) continue;
    if (!shape || sizeOf(v, shape.box) < DOT) { dots.push(cell); continue; }
    drawn.push(cell);
    context.globalAlpha = 0.88; context.fillStyle = shadeOf(cell); context.fill(shape.path, 'evenodd');
    context.globalAlpha = 1; line(sizeOf(v, shape.box) < 24 ? 0.5 : 0.9); context.strokeStyle = ink.edge; context.stroke(shape.path);
  }
  line(0.7); context.strokeStyle = ink.coast;
  for (const shape of land) context.stroke(shape.path);
  context.restore();
  line(1); context.strokeStyle = ink.coast; context.stroke(rim);
  screen();
  for (const cell of dots) {
    const [x, y] = v.toScreen(...project(cell[LONGITUDE], cell[LATITUDE]));
    if (x < -9 || y < -9 || x > width + 9 || y > height + 9) continue;
    context.beginPath(); context.arc(x, y, Math.min(4.2, 1.7 + 0.5 * Math.log2(state.zoom)), 0, 2 * Math.PI);
    context.fillStyle = shadeOf(cell); context.fill(); context.lineWidth = 0.7; context.strokeStyle = ink.edge; context.stroke();
  }
  if (state.chosen && cells().includes(state.chosen)) {
    const shape = shapeOf(state.chosen);
    context.strokeStyle = ink.ink;
    if (shape && sizeOf(v, shape.box) >= DOT) { plane(); line(2.4); context.stroke(shape.path); screen(); }
    else { const [x, y] = v.toScreen(...project(state.chosen[LONGITUDE], state.chosen[LATITUDE])); context.beginPath(); context.arc(x, y, 7, 0, 2 * Math.PI); context.lineWidth = 2; context.stroke(); }
  }
  label(v, drawn);
}

// A cell without a name goes by its degrees, which are one thing.
const nameOf = cell => /^\d/.test(cell[ADDRESS]) ? cell[ADDRESS] : cell[ADDRESS].split(', ')[0];
// Names where there is room for them, of the cells with the most photos first.
function label(v, drawn) {
  const taken = [];
  context.font = '600 12px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif'; context.textAlign = 'center'; context.textBaseline = 'middle'; context.lineJoin = 'round';
  for (const cell of drawn.slice().sort((p, q) => q[IMAGES] - p[IMAGES]).slice(0, 400)) {
    const shape = shapeOf(cell), name = nameOf(cell), w = context.measureText(name).width;
    if ((shape.box[2] - shape.box[0]) * v.a < w * 0.9 || (shape.box[3] - shape.box[1]) * v.e < 18) continue;
    const [x, y] = v.toScreen(...project(cell[LONGITUDE], cell[LATITUDE]));
    if (x < 0 || y < 0 || x > width || y > height || taken.some(box => x + w / 2 + 4 > box[0] && x - w / 2 - 4 < box[2] && y + 9 > box[1] && y - 9 < box[3])) continue;
    taken.push([x - w / 2, y - 8, x + w / 2, y + 8]);
    context.lineWidth = 3; context.globalAlpha = 0.75; context.strokeStyle = ink.paper; context.strokeText(name, x, y);
    context.globalAlpha = 1; context.fillStyle = ink.ink; context.fillText(name, x, y);
    if (taken.length > 70) break;
  }
}
function redraw() { if (!queued) { queued = true; requestAnimationFrame(draw); } }

function find(sx, sy) {
  const v = view(), [x, y] = v.toMap(sx, sy), all = cells();
  let nearest = null, least = 8;
  for (const cell of all) {
    const shape = shapeOf(cell);
    if (shape && sizeOf(v, shape.box) >= DOT) continue;
    const [cx, cy] = v.toScreen(...project(cell[LONGITUDE], cell[LATITUDE])), distance = Math.hypot(cx - sx, cy - sy);
    if (distance < least) { least = distance; nearest = cell; }
  }
  if (nearest) return nearest;
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (let i = all.length - 1; i >= 0; i--) {
    const shape = shapeOf(all[i]);
    if (shape && x >= shape.box[0] && x <= shape.box[2] && y >= shape.box[1] && y <= shape.box[3] && sizeOf(v, shape.box) >= DOT && context.isPointInPath(shape.path, x, y, 'evenodd')) return all[i];
  }
  return null;
}
const describe = cell => `${cell[ADDRESS] || cell[ID]}: ${number.format(cell[IMAGES])} photos`;
function show(cell, x, y) {
  tip.hidden = !cell;
  if (!cell) return;
  tip.replaceChildren();
  const add = (tag, text) => { const e = document.createElement(tag); e.textContent = text; tip.append(e); };
  const [name, ...rest] = (cell[ADDRESS] || cell[ID]).split(', ');
  add('b', name);
  if (rest.length) add('span', rest.join(', '));
  if (rest.length) tip.append(document.createElement('br'));
  add('span', `${number.format(cell[IMAGES])} photos`);
  tip.append(document.createElement('br'));
  add('small', [cell[ID], `${cell[LATITUDE].toFixed(3)}, ${cell[LONGITUDE].toFixed(3)}`, KINDS[cell[KIND]]].filter(Boolean).join(' · '));
  const box = tip.getBoundingClientRect();
  tip.style.left = Math.max(6, Math.min(width - box.width - 6, x + 14)) + 'px';
  tip.style.top = (y + 18 + box.height > height ? Math.max(6, y - box.height - 12) : y + 18) + 'px';
}
function choose(cell, say) {
  state.chosen = cell;
  if (say) document.getElementById('said').textContent = cell ? describe(cell) : 'No cell';
  redraw();
}

function clamp() {
  state.zoom = Math.max(1, Math.min(20000, state.zoom));
  // In the whole view the earth stays within the screen, or the screen within the earth; close up its edge may come to the middle.
  const k = base * state.zoom, t = Math.min(1, Math.log2(state.zoom) / 3), within = (limit, half) => Math.max(0, limit - half * (1 - t));
  const maxX = within(XMAX, width / 2 / k), maxY = within(YMAX, height / 2 / k);
  state.x = Math.max(-maxX, Math.min(maxX, state.x)); state.y = Math.max(-maxY, Math.min(maxY, state.y));
}
function zoomAt(factor, sx, sy) {
  const [x, y] = view().toMap(sx, sy);
  state.zoom = Math.max(1, Math.min(20000, state.zoom * factor));
  for (let i = 0; i < 3; i++) { const [px, py] = view().toMap(sx, sy); state.x += x - px; state.y += y - py; }
  clamp(); show(null); redraw();
}
function pan(dx, dy) { const [x, y] = view().toMap(width / 2 - dx, height / 2 - dy); state.x = x; state.y = y; clamp(); show(null); redraw(); }
function goTo(cell) {
  const shape = shapeOf(cell);
  [state.x, state.y] = project(cell[LONGITUDE], cell[LATITUDE]);
  const size = shape ? Math.max(shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]) : 0.01;
  state.zoom = Math.min(400, Math.max(2, Math.min(width, height) * 0.25 / (base * Math.max(size, 0.004))));
  clamp(); choose(cell, true);
  const [x, y] = view().toScreen(...project(cell[LONGITUDE], cell[LATITUDE]));
  show(cell, x, y); redraw();
}
function home() { [state.x, state.y, state.zoom] = [0, 0, 1]; clamp(); show(null); redraw(); }

const pointers = new Map();
let moved = 0;
const at = event => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
canvas.addEventListener('pointerdown', event => { canvas.setPointerCapture(event.pointerId); pointers.set(event.pointerId, at(event)); moved = 0; canvas.classList.add('dragging'); });
canvas.addEventListener('pointermove', event => {
  const now = at(event), before = pointers.get(event.pointerId);
  if (!before) { const cell = find(...now); show(cell, ...now); return; }
  if (pointers.size === 2) {
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(p => p[1]);
    zoomAt(Math.hypot(now[0] - other[0], now[1] - other[1]) / Math.max(1, Math.hypot(before[0] - other[0], before[1] - other[1])), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
  }
  else pan(now[0] - before[0], now[1] - before[1]);
  moved += Math.abs(now[0] - before[0]) + Math.abs(now[1] - before[1]);
  pointers.set(event.pointerId, now);
});
for (const name of ['pointerup', 'pointercancel']) canvas.addEventListener(name, event => {
  pointers.delete(event.pointerId); canvas.classList.remove('dragging');
  if (name === 'pointerup' && moved < 6) { const cell = find(...at(event)); choose(cell, true); show(cell, ...at(event)); }
});
canvas.addEventListener('pointerleave', () => show(null));
canvas.addEventListener('wheel', event => { event.preventDefault(); zoomAt(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), ...at(event)); }, { passive: false });
canvas.addEventListener('dblclick', event => zoomAt(2.5, ...at(event)));
canvas.addEventListener('keydown', event => {
  const step = Math.min(width, height) / 6, act = {
    ArrowLeft: () => pan(step, 0), ArrowRight: () => pan(-step, 0), ArrowUp: () => pan(0, step), ArrowDown: () => pan(0, -step),
    '+': () => zoomAt(1.6, width / 2, height / 2), '=': () => zoomAt(1.6, width / 2, height / 2), '-': () => zoomAt(1 / 1.6, width / 2, height / 2), '0': home,
    Enter: () => { const cell = find(width / 2, height / 2); choose(cell, true); show(cell, width / 2, height / 2); }, Escape: () => { choose(null); show(null); },
  }[event.key];
  if (act && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); act(); }
});
document.getElementById('in').addEventListener('click', () => zoomAt(2, width / 2, height / 2));
document.getElementById('out').addEventListener('click', () => zoomAt(0.5, width / 2, height / 2));
document.getElementById('home').addEventListener('click', home);

const levels = document.getElementById('levels');
data.levels.forEach((level, i) => {
  const label = document.createElement('label'), input = document.createElement('input'), text = document.createElement('span');
  [input.type, input.name, input.value, input.checked] = ['radio', 'level', i, i === state.level];
  text.textContent = `${level.name} (${number.format(level.cells.length)})`;
  label.append(input, text); levels.append(label);
  input.addEventListener('change', () => { state.level = i; choose(null); show(null); refresh(); });
});
for (const input of document.querySelectorAll('input[name=mode]')) input.addEventListener('change', () => { state.mode = input.value; refresh(); });
const search = document.getElementById('search'), found = document.getElementById('found');
search.addEventListener('input', () => {
  const wanted = search.value.trim().toLowerCase();
  found.replaceChildren();
  if (!wanted) return;
  const matches = cells().filter(cell => cell[ID].toLowerCase() === wanted || cell[ADDRESS].toLowerCase().includes(wanted)).sort((p, q) => q[ADDRESS].toLowerCase().startsWith(wanted) - p[ADDRESS].toLowerCase().startsWith(wanted) || q[IMAGES] - p[IMAGES]);
  for (const cell of matches.slice(0, 30)) {
    const item = document.createElement('li'), button = document.createElement('button');
    button.textContent = describe(cell); button.tabIndex = 0;
    button.addEventListener('click', () => { found.replaceChildren(); canvas.focus({ preventScroll: true }); goTo(cell); });
    item.append(button); found.append(item);
  }
  if (!matches.length) { const item = document.createElement('li'); item.textContent = 'No cell of this level has such a name.'; found.append(item); }
});
search.addEventListener('keydown', event => {
  if (event.key === 'Escape') { search.value = ''; found.replaceChildren(); }
  if (event.key === 'ArrowDown' && found.querySelector('button')) { event.preventDefault(); found.querySelector('button').focus(); }
  if (event.key === 'Enter' && found.querySelector('button')) found.querySelector('button').click();
});
found.addEventListener('keydown', event => {
  const items = [...found.querySelectorAll('button')], i = items.indexOf(document.activeElement);
  if (event.key === 'ArrowDown') { event.preventDefault(); items[Math.min(items.length - 1, i + 1)].focus(); }
  if (event.key === 'ArrowUp') { event.preventDefault(); (items[i - 1] ?? search).focus(); }
  if (event.key === 'Escape') { found.replaceChildren(); search.focus(); }
});

function refresh() {
  const counts = cells().map(cell => cell[IMAGES]).sort((p, q) => p - q), top = counts[counts.length - 1], low = Math.max(1, counts[Math.floor(counts.length * 0.05)]);
  const round = value => { const power = 10 ** Math.floor(Math.log10(value)); return Math.max(1, [1, 1.5, 2, 3, 5, 7].map(f => f * power).reduce((p, q) => Math.abs(q - value) < Math.abs(p - value) ? q : p)); };
  breaks = [1, 2, 3, 4, 5].map(i => round(low * (top / low) ** (i / 6))).filter((value, i, all) => i === 0 || value > all[i - 1]);
  const legend = document.getElementById('legend');
  legend.replaceChildren();
  if (state.mode === 'images') {
    legend.append('photos of the cell');
    const scale = document.createElement('div');
    scale.className = 'scale';
    ['', ...breaks].forEach((value, i) => {
      const part = document.createElement('span'), bar = document.createElement('i');
      bar.style.background = (dark.matches ? RAMP_DARK : RAMP_LIGHT)[i];
      part.append(bar, i === 0 ? `< ${number.format(breaks[0])}` : `${number.format(value)}+`); scale.append(part);
    });
    legend.append(scale);
  }
  const kept = counts.reduce((p, q) => p + q, 0);
  document.getElementById('summary').textContent = `${data.levels[state.level].name}: ${number.format(counts.length)} cells, ${number.format(kept)} of ${number.format(data.images)} photos.`;
  found.replaceChildren();
  redraw();
}
function resize() {
  const box = canvas.getBoundingClientRect(), ratio = devicePixelRatio || 1;
  [width, height] = [box.width, box.height];
  [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
  // A tall screen shows the earth as high as is sensible, and is panned sideways.
  base = Math.max(Math.min(width * 0.485 / XMAX, height * 0.48 / YMAX), Math.min(height * 0.3 / YMAX, width * 1.1 / XMAX));
  clamp(); redraw();
}
dark.addEventListener('change', () => { readStyle(); refresh(); });
addEventListener('resize', resize);
readStyle(); resize(); refresh();
})();
