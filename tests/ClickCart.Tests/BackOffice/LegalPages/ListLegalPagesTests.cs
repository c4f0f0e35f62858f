namespace ClickCart.Tests.BackOffice.LegalPages;

public sealed class ListLegalPagesTests(SharedShop shared) : LegalPageTest(shared)
{
    [Fact]
    public async Task The_page_says_which_papers_there_are()
    {
        using var browser = await Shop.OfficeAsync("/admin/settings/pages");
        browser.Rows.Count.ShouldBe(4);
        browser.Rows[0].ShouldContain("Terms and conditions");
        browser.ShouldShow("There are no terms yet").Page.QuerySelector("nav[aria-label=Settings] a[aria-current]")!.TextContent.ShouldBe("Pages");
    }
}
