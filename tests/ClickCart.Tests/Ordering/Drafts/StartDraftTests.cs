namespace ClickCart.Tests.Ordering.Drafts;

public sealed class StartDraftTests(SharedShop shared) : DraftTest(shared)
{
    [Fact]
    public async Task Nothing_that_was_typed_is_lost()
    {
        using var office = await Shop.OfficeAsync("/admin/drafts/new");
        (await office.PressAsync("Save the draft", ("email", "ada@example.com"), ("lines[0].sku", "NO-SUCH"), ("lines[0].quantity", "2"))).ShouldBe(422);
        office.Page.QuerySelector("input[name='lines[0].sku']")!.GetAttribute("value").ShouldBe("NO-SUCH");
        office.Page.QuerySelector(".error-summary").ShouldNotBeNull();
    }
}
