namespace ClickCart.Tests.Platform;

public sealed class ValidationMessagesTests(SharedShop shop) : ShopTest(shop)
{
    [Fact]
    public async Task What_a_validator_says_by_itself_is_plain_and_fields_keep_their_names()
    {
        var sku = await ProductAsync(stock: 0);
        var stock = $"/admin/stock/{sku}/adjustments";
        await SaysAsync(stock, new { }, ("delta", "The number of units is missing."), ("reason", "Reason is missing."));
        await SaysAsync(stock, new { delta = 0, reason = new string('x', 201) }, ("delta", "The number of units cannot be 0."),
            ("reason", "Reason is too long: at most 200 characters, not 201."));
        await SaysAsync("/admin/coupons", new { code = "AB", percent = 101 }, ("code", "A code is made of 3 to 40 letters, digits, - and _."),
            ("percent", "Percent off is a number from 0.01 to 100 with at most two decimals."));
        await SaysAsync($"/carts/{await CartAsync(Guest, (sku, 0))}/quotes", new { shipTo = ShipTo, email = "nobody" },
            ("email", "Enter an e-mail address, such as ada@example.com."));
        await SaysAsync("/me/addresses", new { postalCode = new string('9', 21) }, ("postalCode", "Postal code is too long: at most 20 characters, not 21."));
    }

    [Fact]
    public async Task On_a_page_it_is_said_at_the_field()
    {
        using var office = await Shop.OfficeAsync($"/admin/stock/{await ProductAsync()}");
        await office.PressAsync("Book", ("delta", ""), ("reason", ""));
        office.ShouldBe(422).ShouldShow("The number of units is missing.").ShouldShow("Reason is missing.");
    }

    private async Task SaysAsync(string path, object body, params (string Field, string Message)[] said)
    {
        var refused = (await Admin.PostAsync(path, body, NewKey())).ShouldBeProblem(422, "validation-failed");
        foreach (var (field, message) in said) refused["errors"].GetProperty(field)[0].GetString().ShouldBe(message);
    }
}
