// Verbs write to the console, which is one for the whole process.

[assembly: DoNotParallelize]
