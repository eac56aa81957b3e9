using System.Diagnostics;

namespace SemGeo.Reports.Tests.Pages;

/// <summary>A browser without a window, where one is installed: it is no part of the set-up.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Renders a page; the document as it is afterwards, and what was written to the console.</summary>
    public static async Task<(string Document, string Console)> RenderAsync(string html, int width = 1280)
    {
        var program = Names.SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (program is null)
            Assert.Inconclusive($"No browser is installed ({string.Join(", ", Names)}), so pages cannot be rendered here.");
        var folder = Directory.CreateTempSubdirectory("semgeo-page-");
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(page, html);
            var start = new ProcessStartInfo(program!)
            {
                ArgumentList = { "--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", $"--user-data-dir={Path.Combine(folder.FullName, "profile")}", $"--window-size={width},900", "--dump-dom", new Uri(page).AbsoluteUri },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var (document, log) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (await document, string.Join('\n', (await log).Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
