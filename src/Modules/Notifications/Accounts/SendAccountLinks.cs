using ClickCart.Customers.Contracts;
using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Accounts;

/// <summary>
/// Mails with one-time links: to confirm an address, to set a password, to take up an invitation. The link is made here and now, so that no message holds it.
/// Where Customers gives none, such as for an address without an account, there is no mail.
/// </summary>
internal sealed class SendAccountLinks(MailQueue queue, IAccountLinks links) : IEventHandler<AccountRegistered>, IEventHandler<ConfirmationAsked>,
    IEventHandler<AddressChangeAsked>, IEventHandler<PasswordResetAsked>, IEventHandler<StaffInvited>
{
    public async Task<Result> HandleAsync(AccountRegistered message, CancellationToken ct) =>
        await SendAsync(MailKind.AccountConfirm, $"account-registered/{message.AccountId}", message.Language ?? "en",
            await links.IssueAsync(AccountLinkPurpose.ConfirmAddress, message.AccountId, ct), [], ct);

    public async Task<Result> HandleAsync(ConfirmationAsked message, CancellationToken ct) =>
        await SendAsync(MailKind.AccountConfirm, $"confirmation-asked/{message.Id}", message.Language,
            await links.IssueAsync(AccountLinkPurpose.ConfirmAddress, message.AccountId, ct), [], ct);

    public async Task<Result> HandleAsync(AddressChangeAsked message, CancellationToken ct) =>
        await SendAsync(MailKind.AccountConfirm, $"address-change-asked/{message.Id}", message.Language,
            await links.IssueAsync(AccountLinkPurpose.ChangeAddress, message.AccountId, ct), [], ct);

    public async Task<Result> HandleAsync(PasswordResetAsked message, CancellationToken ct) =>
        await SendAsync(MailKind.PasswordReset, $"password-reset-asked/{message.Id}", message.Language, await links.IssueResetAsync(message.Email, ct), [], ct);

    public async Task<Result> HandleAsync(StaffInvited message, CancellationToken ct) =>
        await SendAsync(MailKind.StaffInvited, $"staff-invited/{message.InvitationId}/{message.Version}", message.Language,
            await links.IssueAsync(AccountLinkPurpose.Invitation, message.InvitationId, ct),
            new() { ["role"] = message.Role, ["invited_by"] = message.InvitedBy }, ct);

    private async Task<Result> SendAsync(
        MailKind kind, string cause, string language, IssuedLink? link, Dictionary<string, object?> model, CancellationToken ct)
    {
        if (link is null) return Result.Success;
        model["name"] = TypedWords.Name(link.Name);
        model["link"] = HiddenLinks.StandIn;
        model["expires_at"] = link.ExpiresAt;
        await queue.AddAsync(kind, cause, link.To, language, model, orderId: null, ct, secretLink: link.Url);
        return Result.Success;
    }
}
