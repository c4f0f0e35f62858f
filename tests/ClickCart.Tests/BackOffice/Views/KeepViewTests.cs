namespace ClickCart.Tests.BackOffice.Views;

public sealed class KeepViewTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Staff_keeps_how_a_list_is_arranged_and_comes_back_to_it()
    {
        var name = $"Audit {NewKey()[^6..]}";
        using var office = await Shop.OfficeAsync("/admin/audit?sort=at&columns=who,what");
        office.Page.QuerySelectorAll("thead th").Select(h => h.TextContent.Trim()).ShouldBe(["Who", "What"]);
        (await office.PressAsync("Keep as a new view", ("name", ""))).ShouldBe(422);
        await office.PressAsync("Keep as a new view", ("name", name));
        office.ShouldBe(200).ShouldShow("The view is kept.").ShouldShow($"View: {name}");
        office.Address.Query.ShouldContain("sort=at");

        // Another sort is a change of it, and can be kept under its name.
        await office.OpenAsync(office.Address.PathAndQuery.Replace("sort=at", "sort=actor", StringComparison.Ordinal));
        office.ShouldShow($"View: {name}, changed");
        (await office.PressAsync($"Keep it as {name}")).ShouldBe(200).ShouldShow($"View: {name}");
        office.Text.ShouldNotContain($"{name}, changed");
        (await office.PressAsync("Keep as a new view", ("name", name.ToUpperInvariant()))).ShouldBe(422).ShouldShow("You have a view of this name already.");
    }

    [Fact]
    public async Task Nothing_but_a_list_has_views()
    {
        using var office = await Shop.OfficeAsync("/admin/alerts");
        (await office.PostAsync("/admin/views", ("list", "/admin/system"), ("name", "x"))).ShouldBe(422);
        var own = office.Address.Authority;
        foreach (var list in (string[])["https://elsewhere.example/", "//elsewhere.example", "orders", ""])
        {
            (await office.PostAsync("/admin/views", ("list", list), ("name", "x"))).Status.ShouldBeOneOf(404, 422);
            office.Address.Authority.ShouldBe(own);
        }
        (await office.PostAsync("/admin/views", ("list", "/admin/alerts"), ("name", "x"), ("query", "q=" + new string('q', 1200)))).ShouldBe(422);
    }
}
