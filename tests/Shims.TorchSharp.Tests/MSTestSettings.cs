// Live tensors are counted for the whole process, and random numbers and threads are its own too.
[assembly: DoNotParallelize]
