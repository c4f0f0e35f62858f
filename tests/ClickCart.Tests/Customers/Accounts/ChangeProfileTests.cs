namespace ClickCart.Tests.Customers.Accounts;

public sealed class ChangeProfileTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task The_version_read_is_the_version_changed()
    {
        var (me, _) = await Shop.CustomerAsync();
        (await me.PutAsync("/me", new { name = "Ada" })).ShouldBeProblem(428, "precondition-required");
        var changed = (await me.PutAsync("/me", new { name = "Ada" }, "\"1\"")).ShouldBe(200);
        changed["name"].GetString().ShouldBe("Ada");
        changed.ETag.ShouldBe("\"2\"");
        (await me.PutAsync("/me", new { name = "Bob" }, "\"1\"")).ShouldBeProblem(412, "stale-version");
        (await me.PutAsync("/me", new { name = "" }, "\"2\"")).ShouldBeInvalid("name");
        (await me.GetAsync("/me"))["name"].GetString().ShouldBe("Ada");
    }

    [Fact]
    public async Task Of_edits_side_by_side_one_wins()
    {
        var (me, _) = await Shop.CustomerAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => me.PutAsync("/me", new { name = $"Ada {i}" }, "\"1\"")));
        answers.Count(a => (int)a.Status == 200).ShouldBe(1);
        answers.Count(a => (int)a.Status == 412).ShouldBe(5);
        (await me.GetAsync("/me")).ETag.ShouldBe("\"2\"");
    }
}
