namespace ClickCart.BrowserTests;

/// <summary>A walk through a running, seeded shop with a real browser. One file per walk.</summary>
public abstract class Walk(SharedShop shared, Chromium chromium) : ShopTest(shared)
{
    private readonly List<Visitor> _visitors = [];

    public override async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Chromium.Missing is null, Chromium.Missing ?? "");
        await base.InitializeAsync();
    }

    /// <summary>For visitors of another host than the shop.</summary>
    protected Task<IBrowser> BrowserAsync() => chromium.GetAsync();

    /// <summary>A guest at a browser of their own. They leave when the walk ends.</summary>
    protected async Task<Visitor> VisitorAsync(Screen screen = Screen.Desktop, bool scripts = true)
    {
        var visitor = await Visitor.ComeAsync(await chromium.GetAsync(), Shop.ClientOptions.BaseAddress.ToString().TrimEnd('/'), screen, scripts);
        _visitors.Add(visitor);
        return visitor;
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = new List<Exception>();
        foreach (var visitor in _visitors)
        {
            try
            {
                await visitor.DisposeAsync();
            }
            catch (ShouldAssertException e)
            {
                failed.Add(e);
            }
        }
        await base.DisposeAsync();
        if (failed.Count > 0) throw new AggregateException(failed);
    }
}
