[assembly: AssemblyFixture(typeof(ClickCart.BrowserTests.Chromium))]

namespace ClickCart.BrowserTests;

/// <summary>The one browser of the run: Debian's Chromium, or the one that CLICKCART_CHROMIUM names.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string Program = Environment.GetEnvironmentVariable("CLICKCART_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    private readonly SemaphoreSlim _lock = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why walks cannot run here; null when they can. CI must have a browser.</summary>
    public static string? Missing => File.Exists(Program) || Environment.GetEnvironmentVariable("CI") == "true" ? null
        : $"No browser at {Program}: install Debian's package chromium, or set CLICKCART_CHROMIUM to a Chromium's path.";

    public async Task<IBrowser> GetAsync()
    {
        await _lock.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        }
        finally
        {
            _lock.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _lock.Dispose();
    }
}
