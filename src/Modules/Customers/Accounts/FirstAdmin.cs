using ClickCart.Customers.Audit;
using ClickCart.Customers.Links;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClickCart.Customers.Accounts;

/// <summary>
/// Before the server listens, or as soon as its migrations have come: sees to it that <c>ClickCart:Admin:Email</c> is an admin. A configured password that
/// differs is applied and signs the account out; with none configured a random one is made once and printed on the console, the only place that ever
/// holds it in clear. An account of that address that was no admin may be anybody's: it gets a new password, and everybody is signed out of it.
/// </summary>
internal sealed class FirstAdmin(
    IServiceScopeFactory scopes, FirstAdminSettings settings, IDatabase database, SecurityLog security, ILogger<FirstAdmin> log, TimeProvider clock, IIds ids)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private bool _isThere;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _isThere = await TryEnsureAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>A server that waits for its migrations says so at /health/ready, and has an admin when they have come.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!_isThere)
        {
            try
            {
                await Task.Delay(LookEvery, clock, stoppingToken);
                _isThere = await TryEnsureAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "The first admin could not be looked for; this node tries again");
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<bool> TryEnsureAsync(CancellationToken ct)
    {
        try
        {
            return await EnsureAsync(ct);
        }
        catch (DbUpdateException e) when (database.IsUniqueViolation(e))
        {
            // Another node that started at the same moment made it.
            return await EnsureAsync(ct);
        }
    }

    private async Task<bool> EnsureAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CustomersDbContext>();
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) return false;

        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>();
        var key = scope.ServiceProvider.GetRequiredService<ILookupNormalizer>().NormalizeEmail(settings.Email);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == key, ct);
        var printed = settings.Password is null && account is not { Role: Roles.Admin } ? ids.Secret()[..20] : null;
        var (password, was) = (settings.Password ?? printed, account?.Role);
        if (account is null)
        {
            account = new(ids.New(), settings.Email, "Admin", Roles.Admin, clock.GetUtcNow()) { NormalizedEmail = key };
            account.PasswordHash = hasher.HashPassword(account, password!);
            db.Add(account);
        }
        else if (account.Role != Roles.Admin || (password is not null && !IsOf(account, password, hasher)))
        {
            account.ChangePassword(hasher.HashPassword(account, password!));
            await db.EndSessionsAsync(account.Id, "password changed", clock.GetUtcNow(), ct);
            await scope.ServiceProvider.GetRequiredService<AccountLinks>().ExpireAsync(account.Id, ct);
            if (account.Role != Roles.Admin)
            {
                account.Appoint(Roles.Admin);
                // Whoever signed up with the address has set it up, and it would keep the admin out.
                await db.DropSecondFactorAsync(account, ct);
            }
        }
        // Who writes the configuration says whose it is.
        if (account.ConfirmedAt is null) account.Confirm(clock.GetUtcNow());
        if (was != Roles.Admin)
            scope.ServiceProvider.GetRequiredService<AuditTrail>().Add(AuditEvent.RoleChanged, $"{account.Email}: {was ?? "new"}, {Roles.Admin}");
        await db.SaveChangesAsync(ct);
        if (was != Roles.Admin) security.RoleChanged(account.Id, was, Roles.Admin);
        if (printed is not null) Console.WriteLine($"\n  First admin: {settings.Email}   password: {printed}   (shown this once)\n");
        return true;
    }

    private static bool IsOf(Account account, string password, IPasswordHasher<Account> hasher) =>
        account.PasswordHash is { } hash && hasher.VerifyHashedPassword(account, hash, password) is not PasswordVerificationResult.Failed;
}
