using System.Linq.Expressions;

namespace ClickCart.Customers.Accounts;

/// <summary>An account as its owner and staff see it.</summary>
/// <param name="LockedUntil">Too many wrong passwords: nobody signs in before.</param>
/// <param name="EmailConfirmed">Its owner has shown, by a link, to read what is sent to the address.</param>
/// <param name="WantedEmail">The address that its owner wants instead and has not confirmed yet; null for none.</param>
/// <param name="SecondFactor">Whether the password alone does not sign in.</param>
internal sealed record AccountView(
    Guid Id, string Email, bool EmailConfirmed, string? WantedEmail, string Name, string Role, DateTimeOffset CreatedAt, DateTimeOffset? LockedUntil,
    bool SecondFactor, int Version) : IVersioned
{
    internal static readonly Expression<Func<Account, AccountView>> Of =
        a => new AccountView(
            a.Id, a.Email!, a.ConfirmedAt != null, a.WantedEmail, a.Name, a.Role, a.CreatedAt, a.LockoutEnd, a.TwoFactorEnabled, a.Version);

    internal static AccountView From(Account account) => Read(account);

    private static readonly Func<Account, AccountView> Read = Of.Compile();
}
