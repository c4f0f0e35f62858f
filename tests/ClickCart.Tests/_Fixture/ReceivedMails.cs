using ClickCart.Notifications;
using ClickCart.Notifications.Mails;

namespace ClickCart.Tests;

/// <summary>What a shop has written to people, and how they follow its links.</summary>
internal static class ReceivedMails
{
    /// <summary>All of them that came to this address, the oldest first.</summary>
    public static Task<List<Mail>> MailsAsync(this Shop shop, string to) =>
        shop.AskAsync((NotificationsDbContext db) => db.Mails.AsNoTracking().Where(m => m.To == to).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync());

    /// <summary>Waits for as many of this kind; the newest of them.</summary>
    public static async Task<Mail> MailAsync(this Shop shop, string to, MailKind kind, int many = 1) =>
        (await Eventually.GetAsync(
            async () => (await shop.MailsAsync(to)).Where(m => m.Kind == kind).ToList() is var found && found.Count >= many ? found : null,
            $"{to} gets mail {many} of {kind}"))[^1];

    /// <summary>Waits for that mail; the link in it, which only the recipient sees.</summary>
    public static async Task<Uri> LinkAsync(this Shop shop, string to, MailKind kind, int many = 1)
    {
        var mail = await shop.MailAsync(to, kind, many);
        mail.Text.ShouldNotContain("token=");
        mail.Html.ShouldNotContain("token=");
        return new(shop.Services.GetRequiredService<HiddenLinks>().Read(mail.Secret!)!);
    }

    public static async Task<string> TokenAsync(this Shop shop, string to, MailKind kind, int many = 1) =>
        (await shop.LinkAsync(to, kind, many)).Query["?token=".Length..];

    /// <summary>Invites somebody who has no account, and follows the invitation.</summary>
    public static async Task HireAsync(this Shop shop, Client admin, string email, string role, string password, string name = "Sue Port")
    {
        (await admin.PostAsync("/admin/staff", new { email, role, name })).ShouldBe(202)["role"].GetString().ShouldBe(role);
        var token = await shop.TokenAsync(email, MailKind.StaffInvited);
        (await shop.Guest.PostAsync("/accounts/password", new { token, password })).ShouldBe(204);
    }

    /// <summary>Follows the link that confirms a new account's address.</summary>
    public static async Task ConfirmAsync(this Shop shop, string email)
    {
        var token = await shop.TokenAsync(email, MailKind.AccountConfirm);
        (await shop.Guest.PostAsync("/accounts/confirm", new { token })).ShouldBe(204);
    }
}
