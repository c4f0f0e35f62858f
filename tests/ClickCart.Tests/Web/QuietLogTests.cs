using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ClickCart.Tests.Web;

/// <summary>Whoever reads the log finds what went wrong, not that somebody looked at a page.</summary>
public sealed class QuietLogTests(SharedShop shared) : ShopTest(shared)
{
    private readonly Warnings _warnings = new();

    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(
        _ => { }, services => services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(new LoggerFactory([_warnings]))));

    [Fact]
    public async Task Looking_at_pages_warns_of_nothing()
    {
        var sku = await ProductAsync();
        var order = (await OrderAsync(Guest, sku))["id"].GetString();
        using var office = await Shop.OfficeAsync("/admin");
        await Eventually.TrueAsync(async () => (await Shop.OutstandingAsync()).Count == 0, "all work is done");
        _warnings.All.Clear();
        string[] pages =
        [
            "/", "/products", $"/products?q={sku}", "/products?q=mug&minPrice=1", "/cart", "/account",
            "/account/addresses", "/orders", "/orders/find", "/admin",
            "/admin/orders", $"/admin/orders/{order}", "/admin/products", "/admin/stock", $"/admin/stock/{sku}", "/admin/coupons", "/admin/tax-rates",
            "/admin/customers", "/admin/disputes", "/admin/alerts", "/admin/work", "/admin/system",
        ];
        foreach (var page in pages) (await office.OpenAsync(page)).ShouldBe(200);
        using var guest = Shop.Browser();
        foreach (var page in new[] { "/", "/products", "/cart", "/sign-in", "/register" }) (await guest.OpenAsync(page)).ShouldBe(200);
        _warnings.All.ShouldBeEmpty();
    }

    private sealed class Warnings : ILoggerProvider
    {
        public ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Category(categoryName, All);

        public void Dispose() { }

        private sealed class Category(string name, ConcurrentQueue<string> all) : ILogger
        {
            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (IsEnabled(logLevel)) all.Enqueue($"{name}: {formatter(state, exception)}");
            }
        }
    }
}
