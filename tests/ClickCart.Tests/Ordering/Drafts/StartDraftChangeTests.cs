namespace ClickCart.Tests.Ordering.Drafts;

public sealed class StartDraftChangeTests(SharedShop shared) : DraftTest(shared)
{
    [Fact]
    public async Task The_form_holds_what_the_draft_says_and_changes_it()
    {
        var draft = await DraftedAsync(NewEmail());
        using var office = await Shop.OfficeAsync($"/admin/drafts/{IdOf(draft)}/change");
        office.ShouldBe(200).Page.QuerySelector("input[name='lines[0].unitPrice']")!.GetAttribute("value").ShouldBe("17.33");
        office.Page.QuerySelectorAll("select[name=shippingOptionId] option").Length.ShouldBe(draft["shippingOptions"].GetArrayLength() + 1, "one for the first that is offered");
        // An item that is emptied goes.
        (await office.PressAsync("Save the draft", ("lines[1].sku", ""), ("lines[1].quantity", ""), ("discount.percent", "20"))).ShouldBe(200);
        var now = await ReadAsync(draft);
        (now["lines"].GetArrayLength(), Amount(now.Json, "subtotal"), Amount(now.Json, "discount")).ShouldBe((1, 5199, 1040));
        ShouldAddUp(now.Json);
    }
}
