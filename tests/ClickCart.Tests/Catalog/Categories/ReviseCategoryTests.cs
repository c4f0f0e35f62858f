using ClickCart.Catalog;

namespace ClickCart.Tests.Catalog.Categories;

public sealed class ReviseCategoryTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task A_category_is_renamed_moved_and_told_about_and_stale_changes_are_refused()
    {
        var (above, slug) = (Word(), Word());
        await MakeAsync(above);
        await MakeAsync(slug);
        var path = $"/admin/categories/{slug}";
        var before = (await Admin.GetAsync(path)).ShouldBe(200);
        var body = new { name = "Pots", slug, parent = above, description = "All that holds soup." };
        (await Admin.PutAsync(path, body)).ShouldBeProblem(428, "precondition-required");
        var after = (await Admin.PutAsync(path, body, before.ETag)).ShouldBe(200);
        (Text(after.Json, "name"), Text(after.Json, "parent"), Text(after.Json, "description")).ShouldBe(("Pots", above, "All that holds soup."));
        after["version"].GetInt32().ShouldBe(before["version"].GetInt32() + 1);
        (await Admin.PutAsync(path, body, before.ETag)).ShouldBeProblem(412, "stale-version");
        (await Guest.GetAsync($"~/shelves/{slug}")).ShouldBe(200).Text.ShouldContain("All that holds soup.");
    }

    [Fact]
    public async Task What_a_page_reads_between_a_save_and_its_commit_is_not_kept()
    {
        var (slug, ct) = (Word(), TestContext.Current.CancellationToken);
        await MakeAsync(slug);
        await using (var scope = Shop.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
            await using var write = await db.BeginWriteAsync(ct);
            (await db.Categories.SingleAsync(c => c.Slug == slug, ct)).Revise("Tureens", "All that holds soup.");
            await db.SaveChangesAsync(ct);
            (await Guest.GetAsync($"~/shelves/{slug}")).ShouldBe(200).Text.ShouldNotContain("All that holds soup.");
            await write.CommitAsync(ct);
        }
        (await Guest.GetAsync($"~/shelves/{slug}")).ShouldBe(200).Text.ShouldContain("All that holds soup.");
    }

    [Fact]
    public async Task Nothing_lies_in_itself()
    {
        var (a, b, c) = (Word(), Word(), Word());
        await MakeAsync(a);
        await MakeAsync(b, a);
        await MakeAsync(c, b);
        foreach (var parent in new[] { a, b, c, "no-such-shelf" })
            (await Admin.PutAsync($"/admin/categories/{a}", new { name = "A", parent }, "*")).ShouldBeInvalid("parent");
        // Each of two moves is fine by itself; together they would close a ring.
        var (d, e) = (Word(), Word());
        await MakeAsync(d);
        await MakeAsync(e);
        var moved = await Task.WhenAll(Admin.PutAsync($"/admin/categories/{d}", new { name = "D", parent = e }, "*"),
            Admin.PutAsync($"/admin/categories/{e}", new { name = "E", parent = d }, "*"));
        moved.Count(m => (int)m.Status == 200).ShouldBe(1);
    }

    [Fact]
    public async Task An_old_address_leads_to_the_new_one_and_takes_products_and_coupons_along()
    {
        var (old, now, inside) = (Word(), Word(), Word());
        await MakeAsync(old);
        await MakeAsync(inside, old);
        var product = await CreateAsync("On the move", old);
        var renamed = (await Admin.PutAsync($"/admin/categories/{old}", new { name = "Now", slug = now }, "*")).ShouldBe(200);
        (Text(renamed.Json, "slug"), renamed["products"].GetInt32()).ShouldBe((now, 1));

        (await MovedToAsync($"/shelves/{old}?sort=name")).ShouldBe($"/shelves/{now}?sort=name");
        (await AllPagesAsync(Guest, $"/products?category={old}")).ShouldHaveSingleItem();
        var seen = (await Admin.GetAsync($"/admin/products/{product["id"].GetString()}")).ShouldBe(200);
        Text(seen.Json, "category").ShouldBe(now);
        Text((await Admin.GetAsync($"/admin/categories/{inside}")).ShouldBe(200).Json, "parent").ShouldBe(now);
        Text((await Admin.GetAsync($"/admin/categories/{old}")).ShouldBe(200).Json, "slug").ShouldBe(now);
        // Who still says the old slug means the category.
        Text((await CreateAsync("Came later", old)).Json, "category").ShouldBe(now);
        (await Admin.PutAsync($"/admin/categories/{now}", new { name = "Now", slug = inside }, "*")).ShouldBeProblem(409, "slug-taken");
        (await Admin.PutAsync($"/admin/categories/{now}", new { name = "Old again", slug = old }, "*")).ShouldBe(200);
        (await MovedToAsync($"/shelves/{now}")).ShouldBe($"/shelves/{old}");
    }

    [Fact]
    public async Task It_is_done_on_a_page()
    {
        var (slug, now) = (Word(), Word());
        using var office = await Shop.OfficeAsync("/admin/categories");
        (await office.PressAsync("Make the category", ("name", "Bowls"), ("slug", slug))).ShouldBe(200).ShouldShow("The category is made.");
        await office.OpenAsync($"/admin/categories/{slug}");
        (await office.PressAsync("Save the category", ("name", "Deep bowls"), ("slug", now))).ShouldBe(200).ShouldShow("The category is saved.");
        office.Address.AbsolutePath.ShouldBe($"/admin/categories/{now}");
        office.ShouldShow(slug);
    }

    private async Task MakeAsync(string slug, string? parent = null) =>
        (await Admin.PostAsync("/admin/categories", new { name = slug, slug, parent })).ShouldBe(201);
}
