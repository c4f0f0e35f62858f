using ClickCart.Customers.Accounts;
using ClickCart.Customers.Addresses;
using ClickCart.Customers.Contracts;
using ClickCart.Customers.Sessions;
using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers;

public sealed class CustomersModule : IModule
{
    public string Name => "customers";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<Decoy>();
        services.AddSingleton(LockOutSettings.From(configuration));
        services.AddSingleton(SessionSettings.From(configuration));
        services.AddSingleton<KnownClients>();
        services.AddScoped<LockOut>();
        services.AddSingleton<SessionCache>();
        // PBKDF2 with HMAC-SHA512; the count is OWASP's (Password Storage Cheat Sheet, 2023).
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.AddIdentityCore<Account>(o =>
        {
            o.User.RequireUniqueEmail = true;
            o.User.AllowedUserNameCharacters = "";
            (o.Password.RequiredLength, o.Password.RequiredUniqueChars) = (8, 5);
            (o.Password.RequireDigit, o.Password.RequireLowercase, o.Password.RequireUppercase, o.Password.RequireNonAlphanumeric) =
                (false, false, false, false);
        }).AddUserStore<AccountStore>().AddPasswordValidator<PasswordRules>().AddUserValidator<ReservedAddress>();
        services.AddSingleton(new AdminMenuEntry(50, "/admin/customers", "Customers", "users"));
        services.AddSingleton(new AdminMenuEntry(52, "/admin/staff", "Staff", "shield", Access.Admin));
        services.AddSingleton<FirstAdminSettings>();
        services.AddScoped<IStartCheck, FirstAdminCheck>();
        services.AddHostedService<FirstAdmin>();
        services.AddSingleton(new ProblemHelp("bad-credentials", "The e-mail address and the password do not belong together, or the session has ended. Sign in again."));
        services.AddSingleton(new ProblemHelp("locked-out",
            "Too many wrong passwords came from your address. The account takes none from there until as many seconds are over as Retry-After says."));
        services.AddSingleton(new ProblemHelp("address-unconfirmed",
            "A customer's account has the address, and nobody has proved whose it is. Appoint the person with an address that has no account yet."));
        services.AddSingleton(new ProblemHelp("address-reserved", "The setting ClickCart:Admin:Email names the address: the next start makes its account."));
        services.AddSingleton(new ProblemHelp("own-account", "Nobody changes their own role, so that the shop never loses its last admin. Ask another admin."));
        services.AddSingleton(new ProblemHelp("too-many-addresses", "The address book is full. Remove an address that is no longer needed, then add the new one."));
        services.AddSingleton(new ShopMenuEntry(10, "/account", "Your account", ShopMenuPlace.Account, Access.Customer));
        services.AddSingleton(new ShopMenuEntry(30, "/account/addresses", "Your addresses", ShopMenuPlace.Account, Access.Customer));
        services.AddScoped<IAddressBook, AddressBook>();
        services.AddScoped<LiveSessions>();
        services.AddScoped<ISignIns>(provider => provider.GetRequiredService<LiveSessions>());
        SessionCookie.Add(services);
    }
}
