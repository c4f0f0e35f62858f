using AngleSharp.Dom;

namespace ClickCart.Tests.Web.Lists;

public sealed class ListTableTests(SharedShop shared) : ShopTest(shared)
{
    /// <summary>Each list's page, and the API's list whose rule of sorting it shares.</summary>
    public static TheoryData<string, string> Lists => new()
    {
        { "/admin/orders", "/admin/orders" },
        { "/admin/products", "/admin/products" },
        { "/admin/customers", "/admin/customers" },
        { "/admin/stock", "/admin/stock" },
        { "/admin/to-ship", "/admin/to-ship" },
        { "/admin/coupons", "/admin/coupons" },
        { "/admin/alerts", "/admin/alerts" },
        { "/admin/disputes", "/admin/disputes" },
        { "/admin/products/imports", "/admin/imports" },
        { "/admin/audit", "/admin/audit" },
    };

    [Theory, MemberData(nameof(Lists))]
    public async Task Every_list_sorts_by_its_heads_both_ways_page_by_page(string page, string api)
    {
        var sorts = (await Admin.GetAsync($"{api}?sort=no-such")).ShouldBeProblem(400, "malformed-request")["detail"].GetString()!
            .Split("one of ")[1].TrimEnd('.').Split(", ").Where(s => !s.Contains("relevance", StringComparison.Ordinal)).ToList();
        foreach (var sort in sorts)
        {
            var first = (await Admin.GetAsync($"{api}?sort={sort}&limit=1")).ShouldBe(200);
            if (first["nextCursor"].GetString() is not { } next) continue;
            var second = (await Admin.GetAsync($"{api}?sort={sort}&limit=1&cursor={next}")).ShouldBe(200);
            second["items"][0].GetRawText().ShouldNotBe(first["items"][0].GetRawText(), sort);
            (await Admin.GetAsync($"{api}?sort={sorts.Find(s => s != sort)}&limit=1&cursor={next}")).ShouldBeProblem(400, "malformed-request");
        }

        using var office = await Shop.OfficeAsync($"{page}?view=all");
        foreach (var href in office.Page.QuerySelectorAll("thead th a").Select(a => a.GetAttribute("href")!).ToList())
        {
            await office.OpenAsync(href);
            if (office.ShouldBe(200).Page.QuerySelector("thead th[aria-sort] a") is not { } sorted) throw new ShouldAssertException($"{href} says no sort");
            // Once more turns it round, where the list knows that way.
            await office.OpenAsync(sorted.GetAttribute("href")!);
            office.ShouldBe(200).Page.QuerySelectorAll("thead th[aria-sort]").Length.ShouldBe(1, sorted.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Columns_are_chosen_and_stay_while_the_list_is_filtered_and_all_of_a_page_is_selected_without_scripts()
    {
        var order = await OrderAsync(Guest, await ProductAsync());
        var number = order["number"].GetString()!;
        using var office = await Shop.OfficeAsync($"/admin/orders?q={number}");
        Heads(office).ShouldBe(["Selected", "Order", "Customer", "Items", "Total", "Status", "Payment", "Fulfilment"]);
        office.Page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlInputElement>("[name=columns]").First(b => b.Value == "service").IsChecked = true;
        foreach (var box in office.Page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlInputElement>("[type=checkbox][name=columns]"))
            if (box.Value is "payment" or "fulfilment" or "items") box.IsChecked = false;
        await office.PressAsync("Show these columns");
        Heads(office.ShouldBe(200)).ShouldBe(["Selected", "Order", "Customer", "Total", "Status", "Service"]);
        await office.PressAsync("Search", ("payment", ""));
        Heads(office.ShouldBe(200)).ShouldBe(["Selected", "Order", "Customer", "Total", "Status", "Service"]);
        office.Rows.Count.ShouldBe(1);

        await office.OpenAsync(office.Page.QuerySelectorAll("a").First(a => a.TextContent == "Select all on this page").GetAttribute("href")!);
        await office.PressAsync("Work on selected…");
        office.ShouldBe(200).ShouldShow("One order").ShouldShow(number);
    }

    private static IEnumerable<string> Heads(Browser office) => office.Page.QuerySelectorAll("thead th").Select(h => h.TextContent.Trim());
}
