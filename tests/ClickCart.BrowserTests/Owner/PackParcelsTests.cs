namespace ClickCart.BrowserTests.Owner;

/// <summary>Labels are bought by hand, and parcels stand still at the carrier.</summary>
public sealed class PackingShop() : SharedShop(("Shipping:BuyLabels", "Manual"), ("Sandbox:TransitSeconds", "3600"));

public sealed class PackParcelsTests(PackingShop shop, Chromium chromium) : OwnerWalk(shop, chromium), IClassFixture<PackingShop>
{
    [Theory, InlineData(Screen.Desktop, true), InlineData(Screen.Phone, false)]
    public async Task A_parcel_goes_from_the_queue_to_the_carrier(Screen screen, bool scripts)
    {
        var order = await OrderAsync(Guest, await ProductAsync());
        var number = order["number"].GetString()!;
        await Eventually.TrueAsync(async () => (await Admin.GetAsync("/admin/to-ship"))["items"].GetArrayLength() == 1, "the parcel waits");
        var owner = await OwnerAsync("/admin/to-ship", screen, scripts);

        await TickAsync(owner, number, scripts);
        await owner.PressAsync("Pick list");
        await owner.ShouldSeeAsync("1 piece of 1 SKU for 1 order");
        await owner.FollowAsync("To ship");
        await TickAsync(owner, number, scripts);
        await owner.PressAsync("Packing slips");
        await owner.ShouldSeeAsync(number);
        (await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Print" }).CountAsync()).ShouldBe(scripts ? 1 : 0);

        await owner.GoAsync("/admin/to-ship");
        await owner.ShouldSeeAsync("Being packed");
        await TickAsync(owner, number, scripts);
        await owner.Page.GetByText("250 g, computed").ClickAsync();
        await owner.FillAsync("Weight in g", "640");
        await owner.FillAsync("Length, mm", "300");
        await owner.PressAsync("Buy labels");
        await owner.ShouldSeeAsync("Enter length, width and height, or none of them.");
        await owner.FillAsync("Width, mm", "200");
        await owner.FillAsync("Height, mm", "100");
        await owner.PressAsync("Buy labels");
        await owner.ShouldSeeAsync("One label is being bought.");
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("captured"), "it is labelled and paid for");
        // With scripts it shows up by itself.
        if (!scripts) await owner.GoAsync("/admin/to-ship");
        await owner.ShouldSeeAsync("Open the label");

        await owner.GoAsync("/admin/to-ship");
        await owner.ShouldSeeAsync("300 × 200 × 100 mm");
        await TickAsync(owner, number, scripts);
        await owner.PressAsync("Handed over");
        await owner.ShouldSeeAsync("One parcel is handed over.");
        await owner.ShouldSeeAsync("Nothing waits to be shipped");
        await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("shipped"), "it is shipped");
    }

    private static Task TickAsync(Visitor owner, string number, bool scripts) => scripts
        ? owner.Page.GetByLabel("All on this page").CheckAsync()
        : owner.Page.GetByRole(AriaRole.Checkbox, new() { Name = number }).CheckAsync();
}
