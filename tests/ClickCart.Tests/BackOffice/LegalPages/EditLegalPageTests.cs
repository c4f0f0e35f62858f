namespace ClickCart.Tests.BackOffice.LegalPages;

public sealed class EditLegalPageTests(SharedShop shared) : LegalPageTest(shared)
{
    private const string Field = "values['ClickCart:Pages:Privacy']";

    [Fact]
    public async Task A_paper_is_previewed_saved_and_keeps_its_versions()
    {
        using var browser = await Shop.OfficeAsync("/admin/settings/pages/privacy");
        (await browser.PressAsync("Preview", (Field, "## What we keep\n\nYour *order*."))).ShouldBe(200).ShouldShow("Not saved yet.");
        browser.Page.QuerySelector("#preview em")!.TextContent.ShouldBe("order");
        browser.Page.QuerySelector("textarea")!.TextContent.ShouldContain("What we keep");
        (await Guest.GetAsync("/pages/privacy")).ShouldBe(404);

        // The shop is everybody's: somebody else may have set something meanwhile. The form says so and is pressed again.
        if ((await browser.PressAsync("Save")).Status == 412) await browser.PressAsync("Save");
        browser.ShouldBe(200).ShouldShow("saved and in force");
        var version = (await Guest.GetAsync("/pages/privacy")).ShouldBe(200)["version"].GetString();
        browser.Rows[0].ShouldContain(version!);
        browser.Rows[0].ShouldContain(Shop.AdminEmail);
        (await WriteAsync("Privacy", "Another text")).ShouldBe(200);
        (await browser.OpenAsync("/admin/settings/pages/privacy")).Rows.Count.ShouldBeGreaterThan(1);
        (await browser.OpenAsync("/admin/settings/pages/nothing")).ShouldBe(404);
        (await WriteAsync("Privacy", null)).ShouldBe(200);
    }

    [Fact]
    public async Task What_was_seen_in_the_preview_overwrites_nobody()
    {
        using var browser = await Shop.OfficeAsync("/admin/settings/pages/privacy");
        await browser.PressAsync("Preview", (Field, "Mine"));
        (await WriteAsync("Privacy", "Theirs")).ShouldBe(200);
        await browser.PressAsync("Preview");
        (await browser.PressAsync("Save")).ShouldBe(412);
        (await Guest.GetAsync("/pages/privacy"))["text"].GetString().ShouldBe("Theirs");
        (await WriteAsync("Privacy", null)).ShouldBe(200);
    }
}
