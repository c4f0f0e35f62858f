using ClickCart.Notifications.Mails;
using ClickCart.Ordering;

namespace ClickCart.Tests.Ordering.Drafts;

public sealed class SendDraftTests(SharedShop shared) : DraftTest(shared)
{
    [Fact]
    public async Task The_customer_gets_a_link_and_only_hashes_of_links_are_kept()
    {
        var email = NewEmail();
        var draft = await DraftedAsync(email);
        var secret = await SentAsync(draft);
        var mailed = (await MailedLinkAsync(email)).AbsolutePath.Split("/pay/")[1];
        mailed.ShouldNotBe(secret);
        foreach (var link in new[] { secret, mailed })
        {
            var shown = (await Guest.GetAsync($"/pay/{link}")).ShouldBe(200);
            shown["status"].GetString().ShouldBe("payable");
            ShouldAddUp(shown["payment"]);
            shown["payment"].GetProperty("note").GetString().ShouldBe("As we said on the phone.");
        }
        (await Shop.AskAsync((OrderingDbContext db) => db.PaymentLinks.AnyAsync(l => l.Hash == secret || l.Hash == mailed))).ShouldBeFalse();
        (await ReadAsync(draft)).Json.TryGetProperty("link", out _).ShouldBeFalse();
        (await Shop.MailAsync(email, MailKind.PaymentAsked)).Text.ShouldContain("As we said on the phone.");
    }

    [Fact]
    public async Task Sent_again_the_link_before_is_void()
    {
        var email = NewEmail();
        var draft = await DraftedAsync(email);
        var (first, mailed) = (await SentAsync(draft), await MailedLinkAsync(email));
        var second = await SentAsync(draft);
        foreach (var old in new[] { first, mailed.AbsolutePath.Split("/pay/")[1] })
        {
            (await Guest.GetAsync($"/pay/{old}")).ShouldBe(200)["status"].GetString().ShouldBe("void");
            (await PayAsync(Guest, old)).ShouldBeProblem(409, "link-not-payable");
        }
        await Browser.OpenAsync($"/pay/{first}");
        Browser.ShouldBe(200).ShouldShow("This link does not hold any more");
        (await Guest.GetAsync($"/pay/{(await MailedLinkAsync(email, 2)).AbsolutePath.Split("/pay/")[1]}"))["status"].GetString().ShouldBe("payable");
        (await PayAsync(Guest, second)).ShouldBe(201);
    }

    [Fact]
    public async Task A_draft_that_was_changed_meanwhile_or_costs_something_else_by_now_is_not_sent()
    {
        var (sku, email) = (await ProductAsync(1999), NewEmail());
        var draft = (await Admin.PostAsync("/admin/drafts", Body(email, [new { sku, quantity = 1 }]), NewKey())).ShouldBe(201);
        (await Admin.PutAsync($"/admin/drafts/{IdOf(draft)}", Body(email, [new { sku, quantity = 2 }]), VersionOf(draft))).ShouldBe(200);
        (await Admin.SendAsync(HttpMethod.Post, $"/admin/drafts/{IdOf(draft)}/send", null, NewKey(), VersionOf(draft))).ShouldBeProblem(412, "stale-version");
        (await Admin.SendAsync(HttpMethod.Post, $"/admin/drafts/{IdOf(draft)}/send", null, NewKey())).ShouldBeProblem(428, "precondition-required");

        var product = (await Admin.GetAsync($"/admin/products?q={sku}")).ShouldBe(200)["items"][0].GetProperty("id").GetString();
        var now = (await Admin.GetAsync($"/admin/products/{product}")).ShouldBe(200);
        var body = System.Text.Json.Nodes.JsonNode.Parse(now.Text)!.AsObject();
        (await Admin.PutAsync($"/admin/products/{product}", new
        {
            name = body["name"],
            description = "For a test.",
            category = now["category"].ValueKind == System.Text.Json.JsonValueKind.String ? now["category"].GetString() : now["category"].GetProperty("slug").GetString(),
            status = "active",
            attributes = new { },
            variants = new[] { new { sku, name = "one", price = new { amount = 2500, currency = "USD" }, weightGrams = 250 } },
        }, now.ETag)).ShouldBe(200);
        (await DoAsync(draft, "send")).ShouldBeProblem(409, "draft-outdated");
        (await Admin.PutAsync($"/admin/drafts/{IdOf(draft)}", Body(email, [new { sku, quantity = 2 }]), VersionOf(await ReadAsync(draft)))).ShouldBe(200);
        (await DoAsync(draft, "send")).ShouldBe(200);
    }

    [Fact]
    public async Task A_German_customer_is_written_to_in_German()
    {
        var email = NewEmail();
        var draft = (await Admin.PostAsync("/admin/drafts", new
        {
            email,
            language = "de",
            shipTo = ShipTo,
            lines = new[] { new { sku = await ProductAsync(), quantity = 1 } },
        }, NewKey())).ShouldBe(201);
        await SentAsync(draft);
        (await Shop.MailAsync(email, MailKind.PaymentAsked)).Subject.ShouldContain("kann bezahlt werden");
    }
}
