using System.Text.Json;

namespace ClickCart.Tests.Pricing.Coupons;

/// <summary>Coupons that hold for some products only, and those that make the delivery free.</summary>
public sealed class CouponScopeTests(SharedShop shared) : CouponTest(shared)
{
    private static readonly string[] NoSuchSku = ["NO-SUCH-1"];
    private static readonly string[] NoSuchCategory = ["no-such-shelf"];

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(",")]
    [InlineData("\n")]
    public async Task A_blank_name_does_not_make_it_a_coupon_for_everything(string blank)
    {
        var sku = await ProductAsync(1000);
        foreach (var names in new[] { new[] { blank }, [sku, blank] })
        {
            (await Admin.PostAsync("/admin/coupons", new { code = NewCode(), percent = 50, skus = names })).ShouldBeInvalid("skus");
            (await Admin.PostAsync("/admin/coupons", new { code = NewCode(), percent = 50, categories = names })).ShouldBeInvalid("categories");
        }
    }

    [Theory]
    [InlineData("sku", 2000, 0, 1000)]
    [InlineData("category", 0, 1000, 1000)]
    [InlineData("parent", 2000, 1000, 3000)]
    [InlineData("both", 2000, 1000, 3000)]
    public async Task A_percentage_is_taken_off_the_lines_that_qualify_alone(string by, long offFirst, long offSecond, long sum)
    {
        var (parent, child) = await CategoriesAsync();
        var (first, second, other) = (await ProductAsync(parent, 2000), await ProductAsync(child, 1000), await ProductAsync(999));
        var code = await LimitedAsync(new
        {
            percent = 100,
            skus = by is "sku" or "both" ? new[] { first } : null,
            categories = by switch { "sku" => null, "parent" => new[] { parent }, _ => [child] },
        });
        var cart = await CartAsync(Guest, (other, 1), (first, 1), (second, 1));
        var used = (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        if (by is "sku") sum = 2000;
        Amount(used["discount"]).ShouldBe(sum);
        Amount((await Guest.GetAsync($"/carts/{cart}"))["discount"]).ShouldBe(sum);

        var quote = await QuoteAsync(Guest, cart);
        quote["lines"].EnumerateArray().Select(l => Amount(l.GetProperty("discount"))).ShouldBe([0, offFirst, offSecond]);
        Amount(quote["discount"]).ShouldBe(sum);
        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        order["lines"].EnumerateArray().Select(l => Amount(l.GetProperty("discount"))).ShouldBe([0, offFirst, offSecond]);
        order["coupon"].GetString().ShouldBe(code);
    }

    [Fact]
    public async Task An_amount_is_spread_over_the_lines_that_qualify_and_is_at_most_what_they_cost()
    {
        var (a, b, other) = (await ProductAsync(300), await ProductAsync(100), await ProductAsync(10_000));
        var code = await LimitedAsync(new { amount = new { amount = 200, currency = "USD" }, skus = new[] { a, b } });
        (await DiscountsAsync(code, a, other, b)).ShouldBe([150, 0, 50]);
        (await DiscountsAsync(code, other, b)).ShouldBe([0, 100]);
    }

    [Fact]
    public async Task A_minimum_is_one_of_the_whole_cart()
    {
        var (sku, other) = (await ProductAsync(1000), await ProductAsync(9000));
        var code = await LimitedAsync(new { percent = 50, skus = new[] { sku }, minimumSubtotal = new { amount = 10_000, currency = "USD" } });
        (await DiscountsAsync(code, sku, other)).ShouldBe([500, 0]);
    }

    [Fact]
    public async Task Where_nothing_qualifies_the_cart_and_the_quote_say_so()
    {
        var (sku, other) = (await ProductAsync(), await ProductAsync());
        var code = await LimitedAsync(new { percent = 10, skus = new[] { sku } });
        var sentence = $"{code} is for certain products, and none of them is in the cart.";
        var cart = await CartAsync(Guest, (other, 1));
        var refused = (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBeProblem(409, "coupon-not-usable");
        (refused["reason"].GetString(), refused["detail"].GetString()).ShouldBe(("nothing-qualifies", sentence));

        (await Guest.PutAsync($"/carts/{cart}/items/{sku}", new { quantity = 1 })).ShouldBe(200);
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        Amount((await Guest.PutAsync($"/carts/{cart}/items/{sku}", new { quantity = 0 })).ShouldBe(200)["discount"]).ShouldBe(0);
        (await Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = ShipTo })).ShouldBeProblem(409, "coupon-not-usable")["detail"].GetString()
            .ShouldBe(sentence);

        using var browser = Shop.Browser();
        await browser.PostAsync("/cart/items", ("sku", other), ("quantity", "1"));
        (await browser.PressAsync("Use the coupon", ("code", code))).ShouldBe(409).ShouldShow(sentence);
        await browser.PostAsync("/cart/items", ("sku", sku), ("quantity", "1"));
        (await browser.PressAsync("Use the coupon", ("code", code))).ShouldBe(200).ShouldShow("10% off certain products").ShouldShow("−$2.00");
    }

    [Fact]
    public async Task What_the_shop_does_not_have_is_refused_by_name()
    {
        (await Admin.PostAsync("/admin/coupons", new { code = "NEVER", percent = 10, skus = NoSuchSku })).ShouldBeInvalid("skus")
            .Text.ShouldContain("NO-SUCH-1");
        (await Admin.PostAsync("/admin/coupons", new { code = "NEVER", percent = 10, categories = NoSuchCategory })).ShouldBeInvalid("categories")
            .Text.ShouldContain("no-such-shelf");
        var many = Enumerable.Range(0, 201).Select(i => $"S-{i}");
        (await Admin.PostAsync("/admin/coupons", new { code = "NEVER", percent = 10, skus = many })).ShouldBeInvalid("skus");
        (await Admin.PostAsync("/admin/coupons", new { code = "NEVER", percent = 10, skus = new[] { new string('x', 900_000) } })).ShouldBeInvalid("skus");
        (await Admin.PostAsync("/admin/coupons", new { code = "NEVER", freeShipping = false })).ShouldBeInvalid("percent");
    }

    [Fact]
    public async Task The_form_sets_what_it_is_limited_to_and_list_page_and_api_say_it()
    {
        var ((parent, _), a, b, code) = (await CategoriesAsync(), await ProductAsync(), await ProductAsync(), NewCode());
        using var office = await Shop.OfficeAsync("/admin/coupons/new");
        (await office.PressAsync("Create the coupon", ("code", code), ("percent", "20"), ("skus", $"{a}, {b}\nNO-SUCH-2"), ("categories", parent),
            ("freeShipping", "true"))).ShouldBe(422).ShouldShow("No product has the SKU NO-SUCH-2.");
        office.Page.QuerySelector($"[name=categories][value='{parent}']")!.HasAttribute("checked").ShouldBeTrue();
        (await office.PressAsync("Create the coupon", ("skus", $"{a}, {b}\n{a}"))).ShouldBe(200);
        (await office.OpenAsync($"/admin/coupons?q={code}")).ShouldShow("20% off certain products and free delivery");
        await office.OpenAsync($"/admin/coupons/code/{code}");
        office.ShouldShow($"{a}, {b}").ShouldShow(parent);
        (await office.PressAsync("Save", ("percent", "25"))).ShouldBe(200);

        var coupon = (await Admin.GetAsync($"/admin/coupons/{code}")).ShouldBe(200);
        coupon["skus"].EnumerateArray().Select(s => s.GetString()).ShouldBe([a, b]);
        coupon["categories"].EnumerateArray().Select(s => s.GetString()).ShouldBe([parent]);
        (coupon["freeShipping"].GetBoolean(), coupon["percent"].GetDecimal()).ShouldBe((true, 25m));
    }

    [Fact]
    public async Task Free_delivery_alone_leaves_the_goods_as_they_are()
    {
        var code = await LimitedAsync(new { freeShipping = true });
        (await Admin.GetAsync($"/admin/coupons/{code}"))["percent"].ValueKind.ShouldBe(JsonValueKind.Null);
        var cart = await CartAsync(Guest, (await ProductAsync(2000), 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        var quote = await QuoteAsync(Guest, cart);
        var option = quote["shippingOptions"][0];
        (Amount(quote["discount"]), Amount(option.GetProperty("price")), Amount(option.GetProperty("tax")), option.GetProperty("freeBy").GetString())
            .ShouldBe((0, 0, 0, "coupon"));
        Amount(option.GetProperty("total")).ShouldBe(2000 + 145);

        using var browser = Shop.Browser();
        await browser.PostAsync("/cart/items", ("sku", await ProductAsync(2000)), ("quantity", "1"));
        (await browser.PressAsync("Use the coupon", ("code", code))).ShouldBe(200).ShouldShow("With your coupon the cheapest delivery is free.");
    }

    [Fact]
    public async Task Free_delivery_comes_beside_a_discount()
    {
        var code = await LimitedAsync(new { percent = 10, freeShipping = true });
        var cart = await CartAsync(Guest, (await ProductAsync(2000), 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        var quote = await QuoteAsync(Guest, cart);
        (Amount(quote["discount"]), Amount(quote["shippingOptions"][0].GetProperty("price"))).ShouldBe((200, 0));
    }

    private async Task<string> LimitedAsync(object rules)
    {
        var body = JsonSerializer.SerializeToNode(rules, JsonSerializerOptions.Web)!.AsObject();
        var code = NewCode();
        body["code"] = code;
        (await Admin.PostAsync("/admin/coupons", body)).ShouldBe(201);
        return code;
    }

    private async Task<long[]> DiscountsAsync(string code, params string[] skus)
    {
        var cart = await CartAsync(Guest, [.. skus.Select(s => (s, 1))]);
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code })).ShouldBe(200);
        return [.. (await QuoteAsync(Guest, cart))["lines"].EnumerateArray().Select(l => Amount(l.GetProperty("discount")))];
    }

    private async Task<(string Parent, string Child)> CategoriesAsync()
    {
        var name = $"c{NewOrder():n}";
        (await Admin.PostAsync("/admin/categories", new { name, slug = name })).ShouldBe(201);
        (await Admin.PostAsync("/admin/categories", new { name = name + " in", slug = name + "-in", parent = name })).ShouldBe(201);
        return (name, name + "-in");
    }

    private async Task<string> ProductAsync(string category, long price)
    {
        var sku = "T-" + NewOrder().ToString("n")[12..].ToUpperInvariant();
        (await Admin.PostAsync("/admin/products", new
        {
            name = sku,
            description = "For a test.",
            category,
            status = "active",
            attributes = new { },
            variants = new[] { new { sku, name = "one", price = new { amount = price, currency = "USD" }, weightGrams = 100 } },
        })).ShouldBe(201);
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 10, reason = "test" }, NewKey())).ShouldBe(201);
        return sku;
    }

    private static string NewCode() => "S" + NewOrder().ToString("n")[12..].ToUpperInvariant();

    private static long Amount(JsonElement money) => money.GetProperty("amount").GetInt64();
}
