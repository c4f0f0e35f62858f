namespace ClickCart.Tests.Ordering.Drafts;

public sealed class GetDraftTests(SharedShop shared) : DraftTest(shared)
{
    [Fact]
    public async Task Staff_puts_a_draft_together_sends_it_and_reads_what_became_of_it()
    {
        var (sku, email) = (await ProductAsync(1999), NewEmail());
        using var office = await Shop.OfficeAsync("/admin/drafts");
        office.ShouldBe(200).Page.QuerySelector("a[href='/admin/drafts/new']").ShouldNotBeNull();
        await office.OpenAsync("/admin/drafts/new");
        (string, string)[] address = [.. Address.Where(a => a.Item1 != "email"), ("email", email)];
        (await office.PressAsync("Save the draft", [.. address, ("lines[0].sku", sku), ("lines[0].quantity", "2"), ("lines[0].unitPrice", "15.00")]))
            .ShouldBe(422);
        (await office.PressAsync("Save the draft", [.. address, ("lines[0].sku", sku), ("lines[0].quantity", "2"), ("lines[0].unitPrice", "15.00"),
            ("lines[0].reason", "Returned goods"), ("note", "Thank you for waiting.")])).ShouldBe(200).ShouldShow("Returned goods").ShouldShow("$30.00");
        var address2 = office.Address.AbsolutePath;
        (await office.PressAsync("Send the link")).ShouldBe(200).ShouldShow("is not shown again");
        var link = new Uri(office.Page.QuerySelector("input[name=link]")!.GetAttribute("value")!);
        await office.OpenAsync(address2);
        office.ShouldShow("Nobody has opened it yet");

        await Browser.OpenAsync(link.AbsolutePath);
        Browser.ShouldBe(200).ShouldShow("Thank you for waiting.").ShouldShow("$30.00").Text.ShouldNotContain("Returned goods");
        (await office.OpenAsync(address2)).ShouldShow("It was opened");
        (await Browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"))).ShouldBe(200).ShouldShow("Order CC-");
        var order = Browser.Address.AbsolutePath;
        (await office.OpenAsync(address2)).Page.QuerySelector($"a[href='/admin{order}']").ShouldNotBeNull();
        (await office.OpenAsync($"/admin{order}")).ShouldShow("put it together as draft D-");
        // The link leads to the order now, in any browser.
        using var other = Shop.Browser();
        (await other.OpenAsync(link.AbsolutePath)).ShouldBe(200).Address.AbsolutePath.ShouldBe(order);
        other.ShouldShow("Order CC-");
    }
}
