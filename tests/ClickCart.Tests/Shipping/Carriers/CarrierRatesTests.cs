using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Shipping.Carriers;

[Collection(nameof(ShippingHost))]
public sealed class CarrierRatesTests(ShippingHost host)
{
    private static readonly Address Ada = new("Ada", "388 Townsend St", null, "San Francisco", "CA", "94107", "US");

    private async Task<Result<IReadOnlyList<ShippingRate>>> AskAsync(Address to, int grams = 437, string currency = "USD")
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IShippingRates>().ForAsync(to, new(grams), currency, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("USD")]
    [InlineData("EUR")]
    [InlineData("JPY")]
    public async Task Rates_are_in_the_currency_asked_for_cheapest_first(string currency)
    {
        var rates = (await AskAsync(Ada, currency: currency)).Value;
        rates.Count.ShouldBeGreaterThan(2);
        rates.ShouldAllBe(r => r.Price.Currency == currency && r.Price.Amount > 0);
        rates.Select(r => r.Price.Amount).ShouldBeInOrder();
    }

    [Fact]
    public async Task Where_nobody_ships_there_are_no_rates() => (await AskAsync(Ada with { Country = "AQ" })).Value.ShouldBeEmpty();

    [Fact]
    public async Task Services_that_cannot_take_the_address_are_not_offered()
    {
        (await AskAsync(Ada)).Value.Select(r => r.Carrier).Distinct().ShouldBe(["USPS", "UPS", "FedExFreight"], ignoreOrder: true);
        (await AskAsync(Ada with { Line1 = "PO Box 12" })).Value.Select(r => r.Carrier).Distinct().ShouldBe(["USPS"]);
        (await AskAsync(Ada with { Line2 = "P.O. Box 12" })).Value.Select(r => r.Carrier).Distinct().ShouldBe(["USPS"]);
        var abroad = Ada with { Country = "DE", Region = null, City = "Bonn", PostalCode = "53111" };
        (await AskAsync(abroad)).Value.Select(r => r.Carrier).Distinct().ShouldBe(["USPS"]);
        (await AskAsync(abroad with { Phone = "+49 228 555012" })).Value.Select(r => r.Carrier).ShouldContain("DHLExpress");
    }

    [Fact]
    public async Task Where_the_address_alone_stands_in_the_way_its_field_is_named()
    {
        // Heavier than what the post takes.
        var refused = (await AskAsync(Ada with { Line1 = "PO Box 12" }, grams: 40_000)).Error!;
        refused.Kind.ShouldBe(ErrorKind.Invalid);
        ((IReadOnlyDictionary<string, string[]>)refused.Extensions!["errors"]!).Keys.ShouldBe(["shipTo.line1"]);
        refused = (await AskAsync(Ada with { Country = "DE", Region = null, PostalCode = "53111" }, grams: 40_000)).Error!;
        ((IReadOnlyDictionary<string, string[]>)refused.Extensions!["errors"]!).Keys.ShouldBe(["shipTo.phone"]);
    }

    [Theory]
    [InlineData("timeoutBeforeEffect")]
    [InlineData("status")]
    [InlineData("cutBody")]
    public async Task A_carrier_that_does_not_answer_is_said_and_not_guessed(string kind)
    {
        await host.FaultsAsync(new { target = "easypost", kind, delayMs = 50 });
        var refused = (await AskAsync(Ada, grams: 2000)).Error!;
        await host.HealAsync();
        (refused.Kind, refused.Type).ShouldBe((ErrorKind.Unavailable, "carrier-unavailable"));
    }

    [Fact]
    public async Task A_parcel_is_asked_about_once_in_five_minutes()
    {
        var first = (await AskAsync(Ada, grams: 3000)).Value;
        await host.FaultsAsync(new { target = "easypost", kind = "status" });
        (await AskAsync(Ada with { Name = "Bob", Line1 = "1 Other St" }, grams: 3000)).Value.ShouldBe(first);
        (await AskAsync(Ada with { PostalCode = "94110" }, grams: 3000)).Error.ShouldNotBeNull();
        (await AskAsync(Ada, grams: 3100)).Error.ShouldNotBeNull();
        (await AskAsync(Ada, grams: 3000, currency: "EUR")).Error.ShouldNotBeNull();
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        (await AskAsync(Ada, grams: 3000)).Error.ShouldNotBeNull();
        await host.HealAsync();
    }
}
