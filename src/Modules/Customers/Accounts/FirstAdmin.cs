using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Hosting;

namespace ClickCart.Customers.Accounts;

/// <summary>
/// Before the server listens: sees to it that <c>ClickCart:Admin:Email</c> is an admin. A configured password that differs is applied and signs the
/// account out; with none configured a random one is made once and printed on the console, the only place that ever holds it in clear.
/// </summary>
internal sealed class FirstAdmin(IServiceScopeFactory scopes, IConfiguration configuration, IDatabase database, TimeProvider clock, IIds ids) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await EnsureAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (database.IsUniqueViolation(e))
        {
            // Another node that started at the same moment made it.
            await EnsureAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task EnsureAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CustomersDbContext>();
        // A server that waits for its migrations says so at /health/ready.
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) return;

        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>();
        var keys = scope.ServiceProvider.GetRequiredService<ILookupNormalizer>();
        var email = configuration["ClickCart:Admin:Email"] is { Length: > 0 } set ? set : "admin@clickcart.local";
        var password = configuration["ClickCart:Admin:Password"] is { Length: > 0 } given ? given : null;
        var key = keys.NormalizeEmail(email);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == key, ct);
        string? printed = null;
        if (account is null)
        {
            account = new(ids.New(), email, "Admin", Roles.Admin, clock.GetUtcNow()) { NormalizedEmail = key };
            if (password is null) printed = ids.Secret()[..20];
            account.PasswordHash = hasher.HashPassword(account, password ?? printed!);
            db.Add(account);
        }
        else if (password is not null
            && (account.PasswordHash is null || hasher.VerifyHashedPassword(account, account.PasswordHash, password) is PasswordVerificationResult.Failed))
        {
            account.ChangePassword(hasher.HashPassword(account, password));
            await db.EndSessionsAsync(account.Id, "password changed", clock.GetUtcNow(), ct);
        }
        if (account.Role != Roles.Admin) account.Appoint(Roles.Admin);
        await db.SaveChangesAsync(ct);
        if (printed is not null) Console.WriteLine($"\n  First admin: {email}   password: {printed}   (shown this once)\n");
    }
}
