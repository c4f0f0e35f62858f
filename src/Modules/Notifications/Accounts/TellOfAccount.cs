using ClickCart.Customers.Contracts;
using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Accounts;

/// <summary>Tells the owner of an account what befell it, so that they hear of it when it was not them.</summary>
internal sealed class TellOfAccount(MailQueue queue, ServerAddress server) : IEventHandler<PasswordChanged>, IEventHandler<AddressChanged>,
    IEventHandler<StaffSignedIn>, IEventHandler<StaffAppointed>
{
    public Task<Result> HandleAsync(PasswordChanged message, CancellationToken ct) =>
        TellAsync(MailKind.PasswordChanged, $"password-changed/{message.Id}", message.Email, message.Name, message.Language, "/sign-in/forgotten",
            new() { ["at"] = message.At }, ct);

    /// <summary>To the old address: whoever reads it may be the one who did not want this.</summary>
    public Task<Result> HandleAsync(AddressChanged message, CancellationToken ct) =>
        TellAsync(MailKind.AddressChanged, $"address-changed/{message.Id}", message.OldEmail, message.Name, message.Language, "/",
            new() { ["old_email"] = message.OldEmail, ["new_email"] = message.NewEmail, ["at"] = message.At }, ct);

    public Task<Result> HandleAsync(StaffSignedIn message, CancellationToken ct) =>
        TellAsync(MailKind.StaffSignIn, $"staff-sign-in/{message.Id}", message.Email, message.Name, message.Language, "/account/password",
            new() { ["address"] = message.Client, ["device"] = message.Browser, ["at"] = message.At }, ct);

    public Task<Result> HandleAsync(StaffAppointed message, CancellationToken ct) =>
        TellAsync(MailKind.StaffInvited, $"staff-appointed/{message.Id}", message.Email, message.Name, message.Language, "/sign-in", new()
        {
            ["role"] = message.Role,
            ["invited_by"] = message.AppointedBy,
        }, ct);

    private async Task<Result> TellAsync(
        MailKind kind, string cause, string to, string name, string language, string page, Dictionary<string, object?> model, CancellationToken ct)
    {
        model["link"] = server.Public + page;
        model["name"] = TypedWords.Name(name);
        await queue.AddAsync(kind, cause, to, language, model, orderId: null, ct);
        return Result.Success;
    }
}
