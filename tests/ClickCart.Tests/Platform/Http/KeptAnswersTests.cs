namespace ClickCart.Tests.Platform.Http;

/// <summary>What is kept of the catalogue's answers is never older than what a quote would say.</summary>
public sealed class KeptAnswersTests(SharedShop shared) : Catalog.CatalogTest(shared)
{
    [Fact]
    public async Task A_price_and_a_stock_that_changed_are_in_the_very_next_answer()
    {
        var (sku, word) = (Sku(), Word());
        var product = await CreateAsync(word, variants: Variant(sku, price: 1000));
        var (page, list) = ($"/products/{product["slug"].GetString()}", $"/products?q={word}");
        for (var round = 1; round <= 3; round++)
        {
            foreach (var _ in Enumerable.Range(0, 2))
            {
                var variant = (await Guest.GetAsync(page)).ShouldBe(200)["variants"][0];
                variant.GetProperty("price").GetProperty("amount").GetInt64().ShouldBe(1000 * round);
                variant.GetProperty("available").GetInt32().ShouldBe(5 * (round - 1));
                var item = (await Guest.GetAsync(list)).ShouldBe(200)["items"][0];
                item.GetProperty("price").GetProperty("amount").GetInt64().ShouldBe(1000 * round);
            }
            var now = (await Admin.GetAsync($"/admin/products/{product["id"].GetString()}")).ShouldBe(200);
            (await Admin.PutAsync($"/admin/products/{product["id"].GetString()}", Body(word, variants: Variant(sku, price: 1000 * (round + 1))), now.ETag))
                .ShouldBe(200);
            (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 5, reason = "test" }, NewKey())).ShouldBe(201);
        }
    }

    [Fact]
    public async Task Of_many_who_ask_at_the_same_time_nobody_gets_a_price_from_before_they_asked()
    {
        var (sku, word) = (Sku(), Word());
        var product = await CreateAsync(word, variants: Variant(sku, price: 1));
        var (page, record) = ($"/products/{product["slug"].GetString()}", $"/admin/products/{product["id"].GetString()}");
        var committed = 1L;
        using var over = new CancellationTokenSource();
        var askers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var asked = 0;
            while (!over.IsCancellationRequested || asked == 0)
            {
                var before = Interlocked.Read(ref committed);
                var price = (await Guest.GetAsync(page)).ShouldBe(200)["variants"][0].GetProperty("price").GetProperty("amount").GetInt64();
                price.ShouldBeGreaterThanOrEqualTo(before);
                asked++;
            }
        })).ToList();
        for (var price = 2; price <= 12; price++)
        {
            var now = (await Admin.GetAsync(record)).ShouldBe(200);
            (await Admin.PutAsync(record, Body(word, variants: Variant(sku, price: price)), now.ETag)).ShouldBe(200);
            Interlocked.Exchange(ref committed, price);
        }
        await over.CancelAsync();
        await Task.WhenAll(askers);
    }

    [Fact]
    public async Task Each_language_and_each_address_has_its_own_answer_and_what_is_not_there_is_not_kept()
    {
        var (sku, word) = (Sku(), Word());
        (await Guest.GetAsync($"/products/{word}")).ShouldBeProblem(404, "not-found");
        var slug = (await CreateAsync(word, slug: word, variants: Variant(sku)))["slug"].GetString();
        var english = (await Guest.GetAsync($"/products/{slug}?language=en")).ShouldBe(200);
        var german = (await Guest.SendAsync(HttpMethod.Get, $"/products/{slug}", header: ("Accept-Language", "de"))).ShouldBe(200);
        (english.ContentHeaders.ContentLanguage.Single(), german.ContentHeaders.ContentLanguage.Single()).ShouldBe(("en", "de"));
        german.ETag.ShouldNotBe(english.ETag);
        (await Guest.GetAsync($"/products/{slug}?language=en", ifNoneMatch: english.ETag)).ShouldBe(304);
        (await Guest.GetAsync($"/products?q={word}&limit=1"))["items"].GetArrayLength().ShouldBe(1);
    }
}
