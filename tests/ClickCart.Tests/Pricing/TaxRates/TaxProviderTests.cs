using System.Text.Json;
using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.TaxRates;
using Microsoft.Extensions.Configuration;

namespace ClickCart.Tests.Pricing.TaxRates;

/// <summary>A shop whose taxes somebody else works out.</summary>
public sealed class TaxProviderTests(SharedShop shared) : ShopTest(shared)
{
    private readonly Outside _outside = new();

    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(
        settings => settings["Pricing:TaxProvider"] = "outside", services => services.AddKeyedSingleton<ITaxProvider>("outside", _outside));

    [Fact]
    public async Task The_quote_charges_what_it_says()
    {
        var (a, b) = (await ProductAsync(10000), await ProductAsync(2500));
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (a, 1), (b, 2)));
        quote["taxes"].EnumerateArray().Select(t => (t.GetProperty("name").GetString(), t.GetProperty("percent").GetDecimal(), Amount(t.GetProperty("amount"))))
            .ShouldBe([("City tax", 8.875m, 888), ("Food", 0m, 0)]);
        Amount(quote["tax"]).ShouldBe(888);
        Amount(quote["shippingOptions"][0].GetProperty("tax")).ShouldBe(0);
        var asked = _outside.Asked.ShouldHaveSingleItem();
        (asked.ShipTo.Region, asked.Currency, asked.VatId).ShouldBe(("CA", "USD", null));
        asked.Items.ShouldBe([new(a, TaxClass.Standard, 1, new(10000, "USD")), new(b, TaxClass.Standard, 2, new(2500, "USD"))]);
        (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201)["taxes"].GetArrayLength().ShouldBe(2);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task While_it_is_away_there_are_no_quotes()
    {
        _outside.IsAway = true;
        var cart = await CartAsync(Guest, (await ProductAsync(), 1));
        (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = ShipTo })).ShouldBeProblem(503, "taxes-unavailable");
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("table", true)]
    [InlineData("outside", true)]
    [InlineData("elsewhere", false)]
    public async Task A_name_that_nobody_has_is_refused_at_the_start(string? name, bool isKnown)
    {
        var chosen = new ChosenTaxes(
            new ConfigurationBuilder().AddInMemoryCollection([new("Pricing:TaxProvider", name)]).Build(),
            Shop.Services.GetRequiredService<IServiceProviderIsKeyedService>());
        var problems = await chosen.ProblemsAsync(isDevelopment: true, TestContext.Current.CancellationToken);
        problems.ShouldBe(isKnown ? [] : [
            "Pricing:TaxProvider is 'elsewhere', but no module brings a provider of that name. Leave it empty for the shop's own table of rates."]);
    }

    private static long Amount(JsonElement money) => money.GetProperty("amount").GetInt64();

    /// <summary>8.875 % on the first thing, and the others at 0 %; delivery bears no tax.</summary>
    private sealed class Outside : ITaxProvider
    {
        public List<TaxQuestion> Asked { get; } = [];
        public bool IsAway { get; set; }

        public Task<Result<TaxAnswer>> TaxAsync(TaxQuestion question, CancellationToken ct)
        {
            Asked.Add(question);
            if (IsAway)
                return Task.FromResult<Result<TaxAnswer>>(new Error(ErrorKind.Unavailable, "taxes-unavailable", "Taxes cannot be worked out just now."));
            var items = question.Items.Select((_, i) => i == 0 ? new TaxOn("City tax", 0.08875m, false) : new TaxOn("Food", 0, false));
            return Task.FromResult<Result<TaxAnswer>>(new TaxAnswer([.. items], TaxOn.Nothing, TaxOn.Nothing));
        }
    }
}
