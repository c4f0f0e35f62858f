using System.Text.Json;
using Deque.AxeCore.Commons;

namespace ClickCart.BrowserTests;

/// <summary>How wide a visitor's window is.</summary>
public enum Screen
{
    /// <summary>1280 × 800.</summary>
    Desktop,

    /// <summary>375 × 812, with touch.</summary>
    Phone,
}

/// <summary>
/// Somebody at a browser of their own. Every page that they come to is checked: axe finds nothing (WCAG 2.2 AA), the console stays clean, no request
/// leaves the host, nothing breaks the Content-Security-Policy, nothing is wider than the window. Come to pages by <see cref="GoAsync"/>, or by
/// <see cref="ToPageAsync"/> around what leads there; a page that was reached otherwise fails the walk.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string[] Standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly IBrowserContext _context;
    private readonly string _host;
    private readonly ICDPSession? _scriptSwitch;
    private readonly List<string> _complaints = [];
    private readonly List<string> _unseen = [];

    private Visitor(IBrowserContext context, IPage page, string host, ICDPSession? scriptSwitch)
    {
        (_context, Page, _host, _scriptSwitch) = (context, page, host, scriptSwitch);
        page.Console += (_, message) =>
        {
            // Chromium logs each answer of 400 and above; which ones are right is for the walk to say.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource",
                StringComparison.Ordinal)) _complaints.Add($"{page.Url}: console: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: script: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_host, StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                && (Gateway is null || !request.Url.StartsWith(Gateway, StringComparison.Ordinal))) _complaints.Add($"{page.Url}: asks another host: {request.Url}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500 || (response.Status == 404
                && !response.Request.IsNavigationRequest)) _complaints.Add($"{page.Url}: {response.Status} of {response.Url}");
        };
        page.FrameNavigated += (_, frame) =>
        {
            if (frame == page.MainFrame && frame.Url.StartsWith(_host, StringComparison.Ordinal)
                && !frame.Url.Contains('#', StringComparison.Ordinal)) _unseen.Add(frame.Url);
        };
    }

    public IPage Page { get; }

    /// <summary>Another host whose card form pages may show; null: none.</summary>
    public string? Gateway { get; init; }

    /// <summary>Whether axe looks at each page twice, in the light and in the dark.</summary>
    public bool LooksInTheDarkToo { get; set; }

    /// <summary>Path and query of the page.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <param name="scripts">False: a browser that runs no scripts of pages.</param>
    public static async Task<Visitor> ComeAsync(IBrowser browser, string host, Screen screen, bool scripts, ColorScheme colours = ColorScheme.Light,
        string? gateway = null)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = host,
            ViewportSize = screen is Screen.Desktop ? new() { Width = 1280, Height = 800 } : new() { Width = 375, Height = 812 },
            HasTouch = screen is Screen.Phone,
            ColorScheme = colours,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        var page = await context.NewPageAsync();
        var visitor = new Visitor(context, page, host, scripts ? null : await context.NewCDPSessionAsync(page)) { Gateway = gateway };
        await visitor.ScriptsAsync(on: false);
        return visitor;
    }

    // axe itself is a script: it runs after the page is there, whose own scripts were left out.
    private async Task ScriptsAsync(bool on)
    {
        if (_scriptSwitch is not null) await _scriptSwitch.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = !on });
    }

    /// <summary>Comes to a page without checking it: for pictures, and on the way to what a walk is about.</summary>
    public async Task<int> LookAsync(string address)
    {
        var answer = await Page.GotoAsync(address);
        _unseen.Clear();
        return answer!.Status;
    }

    public Task GoAsync(string address) => ToPageAsync(() => Page.GotoAsync(address));

    /// <summary>Does what leads to another page, or to the same page anew, and checks where it led.</summary>
    public async Task ToPageAsync(Func<Task> step)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Loaded;
        try
        {
            await step();
            await loaded.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        finally
        {
            Page.Load -= Loaded;
        }
        await CheckAsync();
    }

    /// <summary>Follows the link of this name.</summary>
    public Task FollowAsync(string link) => ToPageAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync());

    /// <summary>Presses the button of this name, which sends a form.</summary>
    public Task PressAsync(string button) => ToPageAsync(() => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync());

    /// <summary>Presses the button, but its form goes to another address: what a page of ours would never do.</summary>
    public async Task SendElsewhereAsync(string button, string address)
    {
        await ScriptsAsync(on: true);
        await Page.GetByRole(AriaRole.Button, new()
        {
            Name = button,
            Exact =
            true
        }).First.EvaluateAsync("(button, address) => { button.form.action = address; }", address);
        await ScriptsAsync(on: false);
        await PressAsync(button);
    }

    public Task FillAsync(string label, string text) => Page.GetByLabel(label).First.FillAsync(text);

    public Task ShouldSeeAsync(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    /// <summary>Checks the page as it stands: after something on it changed by itself or opened.</summary>
    public async Task CheckAsync()
    {
        _unseen.Clear();
        await ScriptsAsync(on: true);
        foreach (var frame in Page.Frames)
        {
            await frame.EvaluateAsync(Axe);
            // Else it speaks only to frames of the page's own host, and complains of the others.
            if (Gateway is not null) await frame.EvaluateAsync("axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] })");
        }
        await RunAxeAsync();
        if (LooksInTheDarkToo)
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await RunAxeAsync();
            await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }
        if (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            is > 0 and var wider) _complaints.Add($"{Path}: {wider} px wider than the window");
        await ScriptsAsync(on: false);
        ShouldHaveNoComplaints();
    }

    private async Task RunAxeAsync()
    {
        var found =
            await Page.EvaluateAsync<JsonElement>("standards => axe.run(document, { runOnly: { type: 'tag', values: standards }, resultTypes: "
                + "['violations'] })", Standards).WaitAsync(Patience);
        foreach (var violation in found.GetProperty("violations").EnumerateArray())
            foreach (var node in violation.GetProperty("nodes").EnumerateArray())
                _complaints.Add($"{Path}: axe {violation.GetProperty("id").GetString()}: {node.GetProperty("html").GetString()}\n  {node.GetProperty("failureSummary").GetString()}");
    }

    private void ShouldHaveNoComplaints()
    {
        var complaints = _complaints.ToList();
        _complaints.Clear();
        complaints.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        ShouldHaveNoComplaints();
        _unseen.ShouldBeEmpty("Come to pages by GoAsync, FollowAsync, PressAsync or ToPageAsync, which check them.");
    }
}
