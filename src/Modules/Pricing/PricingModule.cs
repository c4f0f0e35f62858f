using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Coupons;
using ClickCart.Pricing.Promotions;
using ClickCart.Pricing.Quotes;
using ClickCart.Pricing.TaxRates;
using ClickCart.Pricing.VatIds;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClickCart.Pricing;

public sealed class PricingModule : IModule
{
    public string Name => "pricing";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<QuotesContract>();
        services.AddSingleton<QuotesContract.Queries>();
        services.AddScoped<IQuotes>(provider => provider.GetRequiredService<QuotesContract>());
        services.AddScoped<IRepricing, Repricing>();
        services.AddScoped<CouponsContract>();
        services.AddScoped<ICoupons>(provider => provider.GetRequiredService<CouponsContract>());
        services.AddScoped<PromotionsContract>();
        services.AddScoped<IPromotions>(provider => provider.GetRequiredService<PromotionsContract>());
        services.AddScoped<CustomerGroups>();
        services.AddSingleton<PromotionTable>();
        services.AddSingleton<ICommitListener>(provider => provider.GetRequiredService<PromotionTable>());
        services.AddScoped<ICouponReader, CouponReader>();
        services.AddSingleton<TaxTable>();
        foreach (var setting in PricingSettings.OfOwner) services.AddSingleton(setting);
        foreach (var rule in PricingSettings.Rules) services.AddSingleton(rule);
        services.AddScoped(_ => FreeShipping.From(configuration));
        services.AddScoped(_ => RoundTotals.From(configuration));
        services.AddScoped(_ => ShippingTax.From(configuration));
        services.AddScoped<IOpeningSteps, TaxStep>();
        services.AddSettings(ViesSettings.Seconds);
        services.AddKeyedScoped<ITaxProvider, OwnTaxTable>(ChosenTaxes.Table);
        services.AddSingleton<ChosenTaxes>();
        services.AddSingleton<IStartCheck>(provider => provider.GetRequiredService<ChosenTaxes>());
        services.AddScoped(provider => provider.GetRequiredService<ChosenTaxes>().From(provider));
        services.AddScoped<VatIdReader>();
        services.AddSingleton(new OwnerSetting(ShopIdentity.Section + ":VatId", SettingGroups.Legal, "VAT id")
        {
            Length = VatIdReader.MaxLength,
            Help = "Of the shop, with the letters of its country: DE136695976.",
            Check = VatIdReader.FlawOf,
        });
        services.AddSingleton<ViesSettings>();
        services.AddSingleton<IStartCheck>(provider => provider.GetRequiredService<ViesSettings>());
        services.AddHttpClient<Vies>(client => client.MaxResponseContentBufferSize = 64 * 1024)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }).RemoveAllLoggers();
        services.TryAddTransient<IVatIdCheck>(provider => provider.GetRequiredService<Vies>());
        services.AddSingleton<IStartCheck, TaxRatesCheck>();
        services.Configure<List<ConfiguredTaxRate>>(configuration.GetSection("Pricing:TaxRates"));
        services.AddSingleton(new AdminMenuEntry(22, "/admin/coupons", "Coupons", "coupon", Permissions.ReadCoupons));
        services.AddSingleton(new AdminMenuEntry(22, "/admin/promotions", "Promotions", "percent", Permissions.ReadCoupons));
        services.AddSingleton(new AdminMenuEntry(24, "/admin/tax-rates", "Tax rates", "tax", Permissions.ReadTaxes));
        services.AddSingleton(new ApiTag(140, "Coupons", "Codes that take something off, and who used them."));
        services.AddSingleton(new ApiTag(145, "Promotions", "What is taken off carts without a code, and which orders had it."));
        services.AddSingleton(new ApiTag(150, "Tax rates", "Taxes by country and state."));
        services.AddSingleton(new ProblemHelp("coupon-not-usable",
            "The coupon exists but cannot be used here and now. `reason` says why: inactive, not-started, expired, below-minimum, wrong-currency, "
                + "used-up, customer-limit, nothing-qualifies, not-combinable (with another one of the cart) or too-many.",
            Coupon.NotUsable("expired", "The coupon SPRING has expired.")));
        services.AddSingleton(new ProblemHelp("code-taken",
            "Another coupon has this code; codes compare without case. Change that coupon, or choose another code.",
            Error.Conflict("code-taken", "There is a coupon SPRING already.")));
        services.AddSingleton(new ProblemHelp("tax-rate-exists",
            "There is a tax rate for this country, region and class already. Change it instead of adding a second one.",
            Error.Conflict("tax-rate-exists", "There is a rate for US CA already.")));
    }
}
