using ClickCart.Customers.Accounts;

namespace ClickCart.Customers.Audit;

/// <summary>
/// Writes down what staff do. Handlers of this module add rows that are saved with what they change; of all others' work the pipeline of requests keeps
/// one as soon as it is done.
/// </summary>
internal sealed class AuditTrail(CustomersDbContext db, SecurityLog log, ICaller caller, TimeProvider clock, IIds ids) : IAuditTrail
{
    private bool _hasTold;

    /// <summary>Of the caller, or of the system in background work.</summary>
    public void Add(AuditEvent what, string details) => Add(what, caller.AccountId, caller.Actor, details);

    /// <summary>Of an account whose owner is not the caller yet, such as at the sign-in. Customers' are none of the trail's business.</summary>
    public void Add(AuditEvent what, Account account, string details = "")
    {
        if (account.Role != Roles.Customer) Add(what, account.Id, account.Email!, details);
    }

    public async Task KeepAsync(AuditEvent what, string details, CancellationToken ct)
    {
        if (what is AuditEvent.StaffActed && _hasTold) return;
        Add(what, details);
        await db.SaveChangesAsync(ct);
    }

    private void Add(AuditEvent what, Guid? account, string actor, string details)
    {
        _hasTold = true;
        db.Add(new AuditEntry
        {
            Id = ids.New(),
            At = clock.GetUtcNow(),
            What = what,
            AccountId = account,
            Actor = actor,
            Details = details.Length > AuditEntry.DetailsLength ? details[..AuditEntry.DetailsLength] : details,
            Client = log.Client,
        });
    }
}
