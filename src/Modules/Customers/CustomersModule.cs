using ClickCart.Customers.Accounts;
using ClickCart.Customers.Addresses;
using ClickCart.Customers.Audit;
using ClickCart.Customers.Contracts;
using ClickCart.Customers.Groups;
using ClickCart.Customers.Invitations;
using ClickCart.Customers.Links;
using ClickCart.Customers.SecondFactors;
using ClickCart.Customers.Sessions;
using ClickCart.Customers.StaffRoles;
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
        foreach (var setting in SessionSettings.OfOwner) services.AddSingleton(setting);
        services.AddScoped(_ => SessionSettings.From(configuration));
        services.AddSettings(LockOutSettings.MostFailures, LockOutSettings.MostAnywhere, LockOutSettings.Minutes,
            SessionSettings.IdleMinutes, SessionSettings.Hours, SecondFactorSettings.OfStaff);
        services.AddSingleton<KnownClients>();
        services.AddScoped<LockOut>();
        services.AddScoped<NewSessions>();
        services.AddSingleton<HalfSignIns>();
        AddSecondFactors(services, configuration);
        AddRoles(services);
        AddLinks(services);
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
        services.AddScoped<People>();
        services.AddSingleton(new AdminMenuEntry(50, "/admin/customers", "Customers", "users", Permissions.ReadCustomers));
        services.AddSingleton(new AdminMenuEntry(52, "/admin/staff", "Staff", "shield", Permissions.ManageStaff));
        services.AddSingleton(new AdminMenuEntry(53, "/admin/roles", "Roles", "key", Permissions.EditRoles));
        services.AddSingleton(new AdminMenuEntry(54, "/admin/audit", "Audit", "note", Permissions.ReadAudit));
        services.AddSingleton<FirstAdminSettings>();
        services.AddScoped<IStartCheck, FirstAdminCheck>();
        services.AddHostedService<FirstAdmin>();
        services.AddSingleton(new ApiTag(50, "Accounts", "Sign up and in, your account and your addresses."));
        services.AddSingleton(new ApiTag(180, "Accounts: back office", "Customers, staff, their roles and sessions."));
        services.AddSingleton(new ProblemHelp("bad-credentials",
            "The e-mail address and the password do not belong together, or the session has ended. Sign in again.", StartSession.Bad));
        services.AddSingleton(new ProblemHelp("locked-out",
            "Too many wrong passwords or codes came from your address. The account takes none from there until as many seconds are over as Retry-After says.",
            LockOut.Refusal(TimeSpan.FromMinutes(15))));
        services.AddSingleton(new ProblemHelp("address-unconfirmed",
            "A customer's account has the address and never confirmed it, so nobody has proved whose it is. Let them confirm it, or invite another address.",
            AppointStaff.Unconfirmed));
        services.AddSingleton(new ProblemHelp("address-reserved", "The setting ClickCart:Admin:Email names the address: the next start makes its account.",
            AppointStaff.Reserved));
        services.AddSingleton(new ProblemHelp("own-account", "Nobody changes their own role, so that the shop never loses its last admin. Ask another admin.",
            AppointStaff.Own));
        services.AddSingleton(new ProblemHelp("too-many-addresses", "The address book is full. Remove an address that is no longer needed, then add the new one.",
            AddAddress.Full));
        services.AddSingleton(new ShopMenuEntry(10, "/account", "Your account", ShopMenuPlace.Account, Access.Customer));
        services.AddSingleton(new ShopMenuEntry(30, "/account/addresses", "Your addresses", ShopMenuPlace.Account, Access.Customer));
        services.AddSingleton(new ShopMenuEntry(35, "/account/security", "Security", ShopMenuPlace.Account, Access.Customer));
        services.AddScoped<IAddressBook, AddressBook>();
        services.AddScoped<ICustomerAccounts, CustomerAccounts>();
        services.AddSingleton(ShopGroups.OfOwner);
        services.AddSingleton<ShopGroups>();
        services.AddScoped<ICustomerDirectory, CustomerDirectory>();
        services.AddSingleton<ICustomerGroups>(provider => provider.GetRequiredService<ShopGroups>());
        services.AddScoped<AccountLanguage>();
        services.AddScoped<IAccountLanguage>(provider => provider.GetRequiredService<AccountLanguage>());
        services.AddScoped<LiveSessions>();
        services.AddScoped<ISignIns>(provider => provider.GetRequiredService<LiveSessions>());
        SessionCookie.Add(services);
    }

    private static void AddLinks(IServiceCollection services)
    {
        services.AddScoped<AccountLinks>();
        services.AddScoped<IAccountLinks>(provider => provider.GetRequiredService<AccountLinks>());
        services.AddScoped<Hiring>();
        services.AddScoped<KnownDevices>();
        services.AddSingleton(new ProblemHelp("token-used", "Each link of a mail works once. If you need another, ask for it.", AccountLinks.Used));
        services.AddSingleton(new ProblemHelp("token-expired",
            "Links work for 30 minutes, those of invitations for seven days, and end when a newer one is sent or the password changes. Ask for another.",
            AccountLinks.Expired));
        services.AddSingleton(new ProblemHelp("too-many-mails",
            "Five mails of a kind in an hour are the most that one account gets, so that nobody fills somebody's mailbox. Wait, then ask again.",
            AccountLinks.TooMany));
    }

    private static void AddRoles(IServiceCollection services)
    {
        services.AddScoped<RoleBook>();
        services.AddScoped<IRefundLimits>(provider => provider.GetRequiredService<RoleBook>());
        services.AddScoped<IStaffDirectory, StaffDirectory>();
        services.AddScoped<RoleAudit>();
        services.AddSingleton(new ProblemHelp("role-exists", "Another role has this name. Change that one, or choose another name.", Role.Exists("Order desk")));
        services.AddSingleton(new ProblemHelp("role-fixed",
            "Admins may everything, so that somebody always can put right what others cannot, and support is always there.", Role.Fixed));
        services.AddSingleton(new ProblemHelp("role-in-use", "Somebody has the role. Give them another one, then delete it.", DeleteRole.InUse));
        services.AddSingleton(new ProblemHelp("rights-beyond-own",
            "Nobody makes somebody else more than they are: a role that allows more than yours is not yours to give, to take or to change. Ask an admin.",
            Role.BeyondOwn));
    }

    private static void AddSecondFactors(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(SecondFactorSettings.OfOwner);
        services.AddScoped(_ => SecondFactorSettings.From(configuration));
        services.AddScoped<SecondFactorCheck>();
        services.AddScoped<Passkeys>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<IAuditTrail>(provider => provider.GetRequiredService<AuditTrail>());
        services.AddSingleton(new ProblemHelp("second-factor-required",
            "Signing in: the account has a second factor, so its code, or a recovery code, goes beside e-mail address and password. "
            + "Working: the shop asks a second factor of its staff; set one up on the page Security of your account.",
            StartSession.CodeNeeded));
        services.AddSingleton(new ProblemHelp("second-factor-missing", "The account has no second factor. Set one up first.",
            SecondFactor.NotSet));
        services.AddSingleton(new ProblemHelp("second-factor-set", "The account has a second factor already. Remove it before you set up another.",
            SetUpTotp.AlreadySet));
        services.AddSingleton(new ProblemHelp("second-factor-not-begun",
            "A secret waits a quarter of an hour for the first code of the app. Ask for one, tell it to the app, then send the code that it shows.",
            ConfirmTotp.NotBegun));
        services.AddSingleton(new ProblemHelp("passkey-refused",
            "The passkey is not one of this account, was made for another address than the shop's, or answered an old question. Try again, or use a code."));
        services.AddSingleton(new ProblemHelp("too-many-passkeys", "An account has at most ten passkeys. Remove one that is no longer used."));
    }
}
