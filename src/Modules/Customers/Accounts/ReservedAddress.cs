using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Accounts;

/// <summary>The first admin's address is for <see cref="FirstAdmin"/> alone: whoever signed up with it earlier would be an admin at the next start.</summary>
internal sealed class ReservedAddress(FirstAdminSettings first) : IUserValidator<Account>
{
    public const string Code = "AddressReserved";

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user) => Task.FromResult(
        manager.NormalizeEmail(user.Email) == manager.NormalizeEmail(first.Email)
            ? IdentityResult.Failed(new IdentityError { Code = Code, Description = "This address is the first admin's." })
            : IdentityResult.Success);
}
