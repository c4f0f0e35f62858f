using ClickCart.Notifications;
using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Notifications.BackInStock;

/// <summary>A product that is sold out, somebody who wants to hear when it is back, and the mails that they get.</summary>
public abstract class WaitlistTest(SharedShop shared) : ShopTest(shared)
{
    protected static string NewEmail() => $"w{Guid.CreateVersion7():n}@example.com";

    protected async Task<(string Sku, string Slug)> SoldOutAsync()
    {
        var sku = await ProductAsync(stock: 0);
        return (sku, (await Guest.GetAsync($"/products?q={sku}"))["items"][0].GetProperty("slug").GetString()!);
    }

    protected Task<ApiResponse> AskAsync(string slug, string sku, string email, Client? client = null) =>
        (client ?? Guest).PostAsync($"/products/{slug}/back-in-stock", new { sku, email });

    internal Task<List<Mail>> MailsAsync(string to) => Shop.AskAsync((NotificationsDbContext db) => db.Mails.AsNoTracking()
        .Where(m => m.To == to && m.Cause.StartsWith("back-in-stock")).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync());

    /// <summary>What the link in the newest mail opens.</summary>
    protected async Task<string> SecretAsync(string to)
    {
        var mail = (await MailsAsync(to))[^1];
        mail.Html.ShouldContain(Mail.Hidden);
        // The link is forgotten with the server that takes the mail; here none does.
        var link = Shop.Services.GetRequiredService<HiddenLinks>().Read(mail.Secret!)!;
        mail.Text.ShouldNotContain(link);
        return link.Split('/')[^1];
    }

    /// <summary>Somebody new, who has asked and confirmed it.</summary>
    protected async Task<string> WaitsAsync(string slug, string sku)
    {
        var email = NewEmail();
        (await AskAsync(slug, sku, email)).ShouldBe(202);
        (await Guest.PostAsync("/back-in-stock/confirm", new { secret = await SecretAsync(email) })).ShouldBe(204);
        return email;
    }

    protected async Task ReceiveAsync(string sku, int units) =>
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = units, reason = "Delivery" }, NewKey())).ShouldBe(201);
}
