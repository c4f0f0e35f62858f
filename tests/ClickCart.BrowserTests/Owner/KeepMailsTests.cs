using System.Text.RegularExpressions;

namespace ClickCart.BrowserTests.Owner;

public sealed class KeepMailsTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    /// <summary>The one that is seen; the next comes behind it.</summary>
    private const string Preview = ".template-preview iframe:not(.coming)";

    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task The_owner_reads_a_mail_and_rewrites_its_template_while_the_preview_follows_what_is_typed(Screen screen)
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
        await owner.FillAsync("Preview over order", number);
        await owner.FillAsync("Subject", "Thanks for {{ order.number }}");
        await SeenIn(owner, Preview, $"Thanks for {number}");
        await SeenIn(owner, Preview, "Brass lamp");
        await owner.FillAsync("HTML", "<p>\n{% if order.number %}</p>");
        await SeenIn(owner, Preview, "This cannot be shown yet");
        await owner.PressAsync("Save");
        await owner.ShouldSeeAsync("line 2");
        await owner.FillAsync("HTML", "<h1>Thanks</h1>{% include 'order' %}");
        await owner.PressAsync("Save");
        await owner.ShouldSeeAsync("The template is saved.");
        await owner.PressAsync("Send it to me");
        await owner.ShouldSeeAsync("No mail server is set");
        await owner.FollowAsync("Versions");
        await owner.ToPageAsync(() => owner.Page.GetByRole(AriaRole.Row).Last.GetByRole(AriaRole.Link).ClickAsync());
        await owner.ShouldSeeAsync("<h1>Thanks</h1>");
        await owner.GoAsync("/admin/mail-templates/order-received/en");
        await owner.Page.GetByText("Reset to the original…").ClickAsync();
        await owner.PressAsync("Reset");
        await owner.ShouldSeeAsync("original");

        await owner.GoAsync("/admin/notices");
        await owner.Page.GetByLabel("New orders").SelectOptionAsync("In the daily digest");
        await owner.PressAsync("Save");
        await owner.ShouldSeeAsync("Your notices are saved.");
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
        await visitor.Page.RouteAsync(Of("/(invoices?|packing-slip)(\\?|$)"), async route =>
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
            visitor.Page.GetByRole(role, new() { NameRegex = Of($"^{Regex.Escape(name)}") }).First.ClickAsync())).SuggestedFilename;
    }

    private static Regex Of(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    private static Task SeenIn(Visitor owner, string frame, string words) =>
        Assertions.Expect(owner.Page.FrameLocator(frame).GetByText(words).First).ToBeVisibleAsync();
}
