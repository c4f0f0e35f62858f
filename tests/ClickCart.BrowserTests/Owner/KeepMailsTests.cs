using System.Text.RegularExpressions;

namespace ClickCart.BrowserTests.Owner;

public sealed class KeepMailsTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task The_owner_reads_a_mail_sends_it_again_and_opens_its_template(Screen screen)
    {
        var order = await OrderAsync(Guest, await ProductAsync(name: "Brass lamp"));
        var (id, number) = (order["id"].GetString()!, order["number"].GetString()!);
        await Eventually.TrueAsync(async () =>
            (await Admin.GetAsync($"/admin/mails?order={id}&template=order-received&status=kept"))["items"].GetArrayLength() == 1, "the mail is kept");
        var owner = await OwnerAsync($"/admin/mails?order={id}", screen);
        owner.LooksInTheDarkToo = true;
        await owner.FollowAsync($"Your order {number}");
        await SeenIn(owner, "iframe.mail", "Brass lamp");
        await owner.FollowAsync("Text");
        await owner.ShouldSeeAsync("THANK YOU FOR YOUR ORDER");
        await owner.FollowAsync("Source");
        await owner.ShouldSeeAsync("Auto-Submitted: auto-generated");
        await owner.PressAsync("Send again");
        await owner.ShouldSeeAsync("No mail server is set, so it went to nobody");

        await owner.GoAsync("/admin/mail-templates");
        await owner.FollowAsync("Original of Order received, English");
        await owner.ShouldSeeAsync("Send it to me");
    }

    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task Papers_are_printed_of_chosen_orders_and_a_refusal_keeps_filter_and_choice(Screen screen)
    {
        var sku = await ProductAsync(name: "Brass lamp");
        var paid = await DeliveredAsync(Guest, await OrderAsync(Guest, sku));
        var unpaid = await OrderAsync(Guest, sku, paymentMethod: "pm_card_chargeDeclined");
        var owner = await OwnerAsync($"/admin/orders?q={sku}", screen);
        owner.LooksInTheDarkToo = true;
        var ofUnpaid = owner.Page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {unpaid["number"].GetString()}" });
        await ofUnpaid.CheckAsync();
        await owner.PressAsync("Pick list");
        await owner.ShouldSeeAsync("There is nothing to pack of it");
        await Assertions.Expect(ofUnpaid).ToBeCheckedAsync();
        await Assertions.Expect(owner.Page.GetByLabel("Search").First).ToHaveValueAsync(sku);

        await owner.Page.GetByLabel("All on this page").CheckAsync();
        (await NameOfAsync(owner, AriaRole.Button, "Invoices")).ShouldEndWith(".pdf");
        await owner.FollowAsync(paid["number"].GetString()!);
        (await NameOfAsync(owner, AriaRole.Link, "Invoice")).ShouldStartWith("invoice-");
        (await NameOfAsync(owner, AriaRole.Link, "Packing slip")).ShouldBe($"packing-slip-{paid["number"].GetString()}.pdf");

        var buyer = await VisitorAsync(screen);
        buyer.LooksInTheDarkToo = true;
        await buyer.GoAsync("/orders/find");
        await buyer.FillAsync("Order number", paid["number"].GetString()!);
        await buyer.FillAsync("E-mail address", paid["email"].GetString()!);
        await buyer.PressAsync("Find order");
        (await NameOfAsync(buyer, AriaRole.Link, "Invoice (PDF)")).ShouldStartWith("invoice-");
    }

    /// <summary>Of the PDF that a link or button opens, which is saved here and not shown: the browser's viewer is no page of ours.</summary>
    private static async Task<string> NameOfAsync(Visitor visitor, AriaRole role, string name)
    {
        await visitor.Page.RouteAsync(new Regex("/(invoices?|packing-slip)(\\?|$)"), async route =>
        {
            var answer = await route.FetchAsync();
            answer.Headers["content-type"].ShouldBe("application/pdf");
            await route.FulfillAsync(new()
            {
                Response = answer,
                Headers = answer.Headers.Select(h => h.Key == "content-disposition" ? KeyValuePair.Create(h.Key, h.Value.Replace("inline", "attachment")) : h),
            });
        });
        return (await visitor.Page.RunAndWaitForDownloadAsync(() =>
            visitor.Page.GetByRole(role, new() { NameRegex = new($"^{Regex.Escape(name)}") }).First.ClickAsync())).SuggestedFilename;
    }

    private static Task SeenIn(Visitor owner, string frame, string words) =>
        Assertions.Expect(owner.Page.FrameLocator(frame).GetByText(words).First).ToBeVisibleAsync();
}
