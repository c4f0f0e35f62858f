namespace ClickCart.Tests.Ordering.Drafts;

public sealed class ChangeDraftTests(SharedShop shared) : DraftTest(shared)
{
    private async Task<object> BodyAsync(int quantity = 2) => Body(NewEmail(), [new { sku = await ProductAsync(1000), quantity }]);

    [Fact]
    public async Task A_draft_is_changed_while_it_is_open_and_reckoned_anew()
    {
        var draft = await DraftedAsync(NewEmail());
        var body = await BodyAsync();
        var preview = (await Admin.PutAsync($"/admin/drafts/{IdOf(draft)}?preview=true", body, VersionOf(draft))).ShouldBe(200);
        VersionOf(await ReadAsync(draft)).ShouldBe(VersionOf(draft));
        var changed = (await Admin.PutAsync($"/admin/drafts/{IdOf(draft)}", body, VersionOf(draft))).ShouldBe(200);
        changed["total"].GetRawText().ShouldBe(preview["total"].GetRawText());
        (Amount(changed.Json, "subtotal"), Amount(changed.Json, "discount")).ShouldBe((2000, 0));
        (await Admin.PutAsync($"/admin/drafts/{IdOf(draft)}", body, VersionOf(draft))).ShouldBeProblem(412, "stale-version");
        // What it had of its own before, and has not any more, is told too.
        var happened = Happened(await ReadAsync(draft)).ToList();
        happened[happened.LastIndexOf("changed")..].Distinct().ShouldBe(["changed", "priceSet", "discountSet", "shippingSet"]);
    }

    [Fact]
    public async Task One_that_is_sent_stands_until_it_is_taken_back()
    {
        var draft = await DraftedAsync(NewEmail());
        await SentAsync(draft);
        var sent = await ReadAsync(draft);
        (await Admin.PutAsync($"/admin/drafts/{IdOf(draft)}", await BodyAsync(), VersionOf(sent))).ShouldBeProblem(409, "draft-sent");
        (await DoAsync(draft, "take-back")).ShouldBe(200);
        (await Admin.PutAsync($"/admin/drafts/{IdOf(draft)}", await BodyAsync(), VersionOf(await ReadAsync(draft)))).ShouldBe(200);
    }
}
