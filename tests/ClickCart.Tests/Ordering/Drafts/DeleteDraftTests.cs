namespace ClickCart.Tests.Ordering.Drafts;

public sealed class DeleteDraftTests(SharedShop shared) : DraftTest(shared)
{
    [Fact]
    public async Task A_draft_that_is_open_is_deleted_one_that_is_sent_is_not()
    {
        var draft = await DraftedAsync(NewEmail());
        var secret = await SentAsync(draft);
        Task<ApiResponse> DeleteAsync(string version) => Admin.SendAsync(HttpMethod.Delete, $"/admin/drafts/{IdOf(draft)}", ifMatch: version);
        (await DeleteAsync(VersionOf(await ReadAsync(draft)))).ShouldBeProblem(409, "draft-sent");
        (await DoAsync(draft, "take-back")).ShouldBe(200);
        (await DeleteAsync(VersionOf(draft))).ShouldBeProblem(412, "stale-version");
        (await DeleteAsync(VersionOf(await ReadAsync(draft)))).ShouldBe(204);
        (await Admin.GetAsync($"/admin/drafts/{IdOf(draft)}")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/pay/{secret}")).ShouldBeProblem(404, "not-found");
    }
}
