using System.Linq.Expressions;

namespace ClickCart.Customers.Accounts;

/// <summary>An account as its owner and staff see it.</summary>
/// <param name="LockedUntil">Too many wrong passwords: nobody signs in before.</param>
/// <param name="SecondFactor">Whether the password alone does not sign in.</param>
internal sealed record AccountView(
    Guid Id, string Email, string Name, string Role, DateTimeOffset CreatedAt, DateTimeOffset? LockedUntil, bool SecondFactor, int Version)
    : IVersioned
{
    internal static readonly Expression<Func<Account, AccountView>> Of =
        a => new AccountView(a.Id, a.Email!, a.Name, a.Role, a.CreatedAt, a.LockoutEnd, a.TwoFactorEnabled, a.Version);

    internal static AccountView From(Account account) => Read(account);

    private static readonly Func<Account, AccountView> Read = Of.Compile();
}
