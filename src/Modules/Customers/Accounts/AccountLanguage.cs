namespace ClickCart.Customers.Accounts;

/// <summary>
/// The language that an account's owner has chosen. It follows them to other browsers. No part of what <see cref="Account.Version"/> guards: a preference
/// that never conflicts with an edit.
/// </summary>
internal sealed class AccountLanguage(CustomersDbContext db, ICaller caller) : IAccountLanguage
{
    public Task KeepAsync(string language, CancellationToken ct) => caller.AccountId is { } id ? KeepAsync(id, language, ct) : Task.CompletedTask;

    /// <summary>Somebody has signed in: browser and account agree on the browser's choice or, where there is none, on the account's.</summary>
    public async Task AgreeAsync(HttpContext http, Guid sessionId, CancellationToken ct)
    {
        var account = await (
            from session in db.Sessions
            join a in db.Accounts on session.AccountId equals a.Id
            where session.Id == sessionId
            select new { a.Id, a.Language }).SingleOrDefaultAsync(ct);
        if (account is null) return;
        if (LanguageChoice.Agree(http, account.Language) is { } agreed && agreed != account.Language) await KeepAsync(account.Id, agreed, ct);
    }

    private async Task KeepAsync(Guid id, string language, CancellationToken ct)
    {
        using var turn = await db.WriteTurnAsync(ct);
        await db.Accounts.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Language, language), ct);
    }
}
