using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace ClickCart.Customers.Accounts;

/// <summary>Identity's store on our tables. It saves nothing by itself: the pipeline saves once, with the events.</summary>
internal sealed class AccountStore : UserOnlyStore<Account, CustomersDbContext, Guid>
{
    public AccountStore(CustomersDbContext db, IdentityErrorDescriber? describer = null) : base(db, describer) => AutoSaveChanges = false;

    public override Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken = default) =>
        Users.SingleOrDefaultAsync(a => a.NormalizedEmail == normalizedUserName, cancellationToken);
}
