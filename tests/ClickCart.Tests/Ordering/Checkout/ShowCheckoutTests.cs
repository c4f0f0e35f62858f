using AngleSharp.Html.Dom;
using ClickCart.Customers;
using ClickCart.Customers.Addresses;

namespace ClickCart.Tests.Ordering.Checkout;

public sealed class ShowCheckoutTests(SharedShop shared) : BrowserTest(shared)
{
    [Fact]
    public async Task An_empty_cart_leads_back_to_the_cart() => (await Browser.OpenAsync("/checkout")).ShouldBe(200).Address.AbsolutePath.ShouldBe("/cart");

    [Fact]
    public async Task Each_missing_field_is_marked_and_what_was_typed_stays()
    {
        await AddAsync(await ProductAsync());
        await Browser.OpenAsync("/checkout");
        (await Browser.PressAsync("Continue to delivery", ("shipTo.city", "San Francisco"), ("email", "ada"))).ShouldBe(422);
        Browser.Page.QuerySelectorAll("[aria-invalid=true]").Select(f => f.GetAttribute("name"))
            .ShouldBe(["email", "shipTo.name", "shipTo.line1", "shipTo.postalCode", "shipTo.region"], ignoreOrder: true);
        Browser.Page.QuerySelector("[name='shipTo.city']")!.GetAttribute("value").ShouldBe("San Francisco");
        Browser.Page.QuerySelector("[name=email]")!.GetAttribute("value").ShouldBe("ada");
    }

    [Fact]
    public async Task The_total_shown_for_each_option_is_the_one_that_the_order_has()
    {
        await ReadyToPayAsync(await ProductAsync(1999), 2);
        // California's tax: the state was written in full.
        Browser.ShouldShow("Tax");
        var options = Browser.Page.QuerySelectorAll("input[name=option]");
        options.Length.ShouldBeGreaterThan(1);
        var total = Browser.Page.QuerySelectorAll(".total [data-option='1']").Single().TextContent;
        (await Browser.PressAsync("Pay", ("option", options[1].GetAttribute("value")!), ("paymentMethod", "pm_card_visa"))).ShouldBe(200);
        Browser.Page.QuerySelector(".total .money")!.TextContent.ShouldBe(total);
        decimal.Parse(Browser.Page.QuerySelectorAll(".facts dt").Single(t => t.TextContent == "Tax").NextElementSibling!.TextContent.Trim('$'),
            System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(2.8m);
    }

    [Fact]
    public async Task Taxes_that_the_prices_contain_are_told_before_and_after_the_order()
    {
        await AddAsync(await ProductAsync(11900, currency: "EUR"));
        await Browser.OpenAsync("/checkout");
        await Browser.PressAsync("Continue to delivery", Abroad("DE", "Köln", "50667"));
        Browser.ShouldBe(200).ShouldShow("of VAT 19 %.").Page.QuerySelectorAll(".facts dt").ShouldNotContain(t => t.TextContent == "Tax");
        (await PayAsync()).ShouldBe(200).ShouldShow("The total includes €").ShouldShow("of VAT 19 %.");
    }

    [Fact]
    public async Task Goods_that_leave_the_sellers_country_are_shown_without_its_tax()
    {
        await AddAsync(await ProductAsync(11900, currency: "EUR"));
        await Browser.OpenAsync("/checkout");
        (await Browser.PressAsync("Continue to delivery", Abroad("CH", "Zürich", "8001"))).ShouldBe(200)
            .ShouldShow("€100.00").ShouldShow("Sold without the tax of Germany");
        (await PayAsync()).ShouldBe(200).ShouldShow("€100.00").ShouldShow("Sold without the tax of Germany");
    }

    private static (string, string)[] Abroad(string country, string city, string postalCode) =>
    [
        ("email", "ada@example.com"), ("shipTo.name", "Ada Buyer"), ("shipTo.line1", "Hauptstr. 1"), ("shipTo.city", city), ("shipTo.region", ""),
        ("shipTo.postalCode", postalCode), ("shipTo.country", country),
    ];

    [Fact]
    public async Task After_a_look_at_the_cart_the_address_is_there_again()
    {
        await ReadyToPayAsync(await ProductAsync());
        await Browser.OpenAsync("/cart");
        (await Browser.OpenAsync("/checkout")).ShouldBe(200).ShouldShow("Payment");
        Browser.Page.QuerySelector("[name='shipTo.line1']")!.GetAttribute("value").ShouldBe("388 Townsend St");
        Browser.Page.QuerySelector("[name=email]")!.GetAttribute("value").ShouldBe("ada@example.com");
    }

    [Fact]
    public async Task A_customer_chooses_a_kept_address_and_may_keep_another()
    {
        await Browser.OpenAsync("/register");
        await Browser.PressAsync("Create account", ("name", "Ada"), ("email", $"a{Guid.CreateVersion7():n}@example.com"),
            ("password", "Correct-Horse-9-Battery"));
        await AddAsync(await ProductAsync());
        await Browser.OpenAsync("/checkout");
        await Browser.PressAsync("Continue to delivery", [.. Address, ("keepAddress", "true")]);
        (await PayAsync()).ShouldBe(200).ShouldShow("Order CC-");

        await AddAsync(await ProductAsync());
        (await Browser.OpenAsync("/checkout")).ShouldBe(200).ShouldShow("388 Townsend St").ShouldShow("Payment");
        (await PayAsync()).ShouldBe(200).ShouldShow("388 Townsend St");
        (await Browser.OpenAsync("/account/addresses")).Page.QuerySelectorAll("address").Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("APO", "AE", "09204", "US")]
    [InlineData("Central", "", "", "HK")]
    public async Task An_address_is_asked_only_for_what_its_country_has(string city, string region, string postalCode, string country)
    {
        await AddAsync(await ProductAsync());
        await Browser.OpenAsync("/checkout");
        (await Browser.PressAsync("Continue to delivery", [.. Address.Where(f => f.Item1 is "email" or "shipTo.name" or "shipTo.line1"),
            ("shipTo.city", city), ("shipTo.region", region), ("shipTo.postalCode", postalCode), ("shipTo.country", country)]))
            .ShouldBe(200).ShouldShow("Payment");
    }

    [Fact]
    public async Task A_kept_address_without_its_state_is_not_sold_to_without_tax()
    {
        var email = $"a{Guid.CreateVersion7():n}@example.com";
        await Browser.OpenAsync("/register");
        await Browser.PressAsync("Create account", ("name", "Ada"), ("email", email), ("password", "Correct-Horse-9-Battery"));
        await Shop.AskAsync<CustomersDbContext, int>(async db =>
        {
            var account = await db.Accounts.Where(a => a.Email == email).Select(a => a.Id).SingleAsync();
            var old = new Address("Ada", "388 Townsend St", null, "San Francisco", null, "94107", "US");
            db.Add(new SavedAddress(Guid.CreateVersion7(), account, old, Shop.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        (await Browser.OpenAsync("/account/addresses")).ShouldBe(200).ShouldShow("388 Townsend St");

        await AddAsync(await ProductAsync());
        await Browser.OpenAsync("/checkout");
        (await Browser.PressAsync("Continue to delivery")).ShouldBe(422)
            .ShouldShow("Your saved address cannot be used as it is: change it in your address book. Enter the state or province, such as Alabama or AL.");
        (await Browser.PressAsync("Continue to delivery", [.. Address, ("address", "")])).ShouldBe(200).ShouldShow("Payment");
    }

    [Fact]
    public async Task Another_address_is_quoted_before_it_is_ordered()
    {
        await ReadyToPayAsync(await ProductAsync());
        (await Browser.PressAsync("Pay", ("shipTo.region", "OR"), ("shipTo.city", "Portland"), ("shipTo.postalCode", "97201"),
            ("paymentMethod", "pm_card_visa")))
            .ShouldBe(409).ShouldShow("Tax is $0.00 now").ShouldShow("The total is");
        ((IHtmlInputElement)Browser.Page.QuerySelector("input[name=paymentMethod][value=pm_card_visa]")!).IsChecked.ShouldBeTrue();
        (await PayAsync()).ShouldBe(200).ShouldShow("Portland");
    }

    [Fact]
    public async Task A_quote_that_ran_out_is_renewed_and_what_changed_is_shown()
    {
        await using var shop = await Shop.StartAsync();
        using var browser = shop.Browser();
        var admin = await shop.AdminAsync();
        var product = (await shop.Guest.GetAsync("/products?limit=1&inStock=true"))["items"][0].GetProperty("slug").GetString();
        var sku = (await shop.Guest.GetAsync($"/products/{product}"))["variants"].EnumerateArray().First(v => v.GetProperty("available").GetInt32() > 0)
            .GetProperty("sku").GetString()!;
        await browser.PostAsync("/cart/items", ("sku", sku), ("quantity", "1"));
        await browser.OpenAsync("/checkout");
        await browser.PressAsync("Continue to delivery", Address);
        shop.Clock.Advance(TimeSpan.FromMinutes(16));
        (await browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"))).ShouldBe(409)
            .ShouldShow("Nothing has changed").Page.QuerySelector(".error-summary").ShouldBeNull("one voice says it");
        (await browser.PressAsync("Pay")).ShouldBe(200).ShouldShow("Order CC-");
    }

    [Fact]
    public async Task A_coupon_that_went_away_can_be_left_off()
    {
        var code = "T" + Guid.CreateVersion7().ToString("n")[20..].ToUpperInvariant();
        var coupon = (await Admin.PostAsync("/admin/coupons", new { code, percent = 10, active = true, totalLimit = 1 })).ShouldBe(201);
        await AddAsync(await ProductAsync());
        await Browser.PressAsync("Use the coupon", ("code", code));
        await Browser.OpenAsync("/checkout");
        (await Browser.PressAsync("Continue to delivery", Address)).ShouldBe(200).ShouldShow($"Coupon {code}");
        (await Admin.PutAsync($"/admin/coupons/{code}", new { percent = 10, active = false, totalLimit = 1 }, coupon.ETag)).ShouldBe(200);
        (await PayAsync()).ShouldBe(409).ShouldShow("is switched off");
        (await Browser.PressAsync("Go on without it")).ShouldBe(200);
        Browser.Page.QuerySelector("[name='shipTo.line1']")!.GetAttribute("value").ShouldBe("388 Townsend St");
        (await PayAsync()).ShouldBe(200).ShouldShow("Order CC-");
    }

    [Fact]
    public async Task The_gateways_form_may_load_on_this_page_and_on_no_other()
    {
        await ReadyToPayAsync(await ProductAsync());
        await Browser.OpenAsync("/checkout");
        Policy().ShouldContain("frame-src 'self'");
        var form = Browser.Page.QuerySelector("[data-card-form]")!;
        form.GetAttribute("data-key").ShouldBe("pk_test_sandbox");
        form.GetAttribute("data-currency").ShouldBe("usd");
        await Browser.OpenAsync("/cart");
        Policy().ShouldNotContain("frame-src");

        string Policy() => Browser.Headers.GetValues("Content-Security-Policy").Single();
    }
}
