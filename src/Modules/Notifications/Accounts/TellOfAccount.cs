using ClickCart.Customers.Contracts;
using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Accounts;

/// <summary>Tells the owner of an account what befell it, so that they hear of it when it was not them.</summary>
internal sealed class TellOfAccount(MailQueue queue, ServerAddress server) : IEventHandler<PasswordChanged>, IEventHandler<AddressChanged>,
    IEventHandler<StaffSignedIn>, IEventHandler<StaffAppointed>
{
    public Task<Result> HandleAsync(PasswordChanged message, CancellationToken ct) =>
        TellAsync(MailKind.PasswordChanged, $"password-changed/{message.Id}", message.Email, message.Language, "/sign-in/forgotten",
            new() { ["name"] = message.Name, ["at"] = message.At }, ct);

    /// <summary>To the old address: whoever reads it may be the one who did not want this.</summary>
    public Task<Result> HandleAsync(AddressChanged message, CancellationToken ct) =>
        TellAsync(MailKind.AddressChanged, $"address-changed/{message.Id}", message.OldEmail, message.Language, "/",
            new() { ["name"] = message.Name, ["old_email"] = message.OldEmail, ["new_email"] = message.NewEmail, ["at"] = message.At }, ct);

    public Task<Result> HandleAsync(StaffSignedIn message, CancellationToken ct) =>
        TellAsync(MailKind.StaffSignIn, $"staff-sign-in/{message.Id}", message.Email, message.Language, "/account/password",
            new() { ["name"] = message.Name, ["address"] = message.Client, ["device"] = message.Browser, ["at"] = message.At }, ct);

    public Task<Result> HandleAsync(StaffAppointed message, CancellationToken ct) =>
        TellAsync(MailKind.StaffInvited, $"staff-appointed/{message.Id}", message.Email, message.Language, "/sign-in", new()
        {
            ["name"] = message.Name,
            ["role"] = message.Role,
            ["invited_by"] = message.AppointedBy,
        }, ct);

    private async Task<Result> TellAsync(
        MailKind kind, string cause, string to, string language, string page, Dictionary<string, object?> model, CancellationToken ct)
    {
        model["link"] = server.Public + page;
        await queue.AddAsync(kind, cause, to, language, model, orderId: null, ct);
        return Result.Success;
    }
}
