using ClickCart.Tests.Shipping.Zones;

namespace ClickCart.Tests.Pricing.Quotes;

public sealed class PreviewDeliveryTests(ZoneShop shared) : ZoneTest(shared)
{
    [Fact]
    public async Task It_says_what_a_quote_would()
    {
        await ZoneAsync("Sweden", ["SE"],
            new { name = "Standard", kind = "flat", prices = new[] { new { price = Price(490) } }, freeFrom = new[] { new { amount = Price(5000) } } });
        object Ask(long total) => new { country = "SE", postalCode = "111 20", weightGrams = 500, total = Price(total) };
        var shown = (await Admin.PostAsync("/admin/delivery-preview", Ask(4999))).ShouldBe(200);
        shown["zone"].GetString().ShouldBe("Sweden");
        Of(shown["options"][0]).ShouldBe(("Standard", 490));
        Of((await Admin.PostAsync("/admin/delivery-preview", Ask(5000)))["options"][0]).ShouldBe(("Standard", 0));
        (await Admin.PostAsync("/admin/delivery-preview", new { country = "GL", weightGrams = 500, total = Price(100) })).ShouldBe(200)["problem"].GetString()
            .ShouldBe("The shop does not deliver to Greenland.");
        (await Admin.PostAsync("/admin/delivery-preview", new { country = "SE" })).ShouldBeInvalid("total");

        using var office = await Shop.OfficeAsync("/admin/shipping-zones/preview");
        (await office.PressAsync("Show", ("country", "SE"), ("total", "60"), ("total.currency", "EUR"))).ShouldBe(200).ShouldShow("instead of €4.90");
    }
}
