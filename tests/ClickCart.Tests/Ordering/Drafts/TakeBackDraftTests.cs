namespace ClickCart.Tests.Ordering.Drafts;

public sealed class TakeBackDraftTests(SharedShop shared) : DraftTest(shared)
{
    [Fact]
    public async Task A_link_that_was_taken_back_pays_for_nothing()
    {
        var draft = await DraftedAsync(NewEmail());
        (await DoAsync(draft, "take-back")).ShouldBeProblem(409, "draft-open");
        var secret = await SentAsync(draft);
        (await DoAsync(draft, "take-back")).ShouldBe(200)["status"].GetString().ShouldBe("open");
        (await Guest.GetAsync($"/pay/{secret}")).ShouldBe(200)["status"].GetString().ShouldBe("void");
        (await PayAsync(Guest, secret)).ShouldBeProblem(409, "link-not-payable")["linkStatus"].GetString().ShouldBe("void");
        await Browser.OpenAsync($"/pay/{secret}");
        Browser.ShouldBe(200).ShouldShow("This link does not hold any more");
        Happened(await ReadAsync(draft)).Last().ShouldBe("takenBack");
    }
}
