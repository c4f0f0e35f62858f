using System.IO.Compression;
using ClickCart.Web.ApiDocs;
using ClickCart.Web.Forms;
using ClickCart.Web.Lists;
using ClickCart.Web.Papers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ClickCart.Web;

/// <summary>Pages: what draws them, the files that they load, the forms that they send.</summary>
public static class WebSetup
{
    public static PlatformBuilder AddWeb(this PlatformBuilder platform)
    {
        AddPages(platform.Services);
        return platform
            .Use(PlatformStage.BeforeErrors, app => app.UsePageCompression())
            .Use(PlatformStage.BeforeErrors, LanguageChoice.Use)
            .Use(PlatformStage.BeforeRouting, app => app.UseRefusedForms())
            .Use(PlatformStage.AfterAuthorization, app => app.UsePageAntiforgery())
            .Use(PlatformStage.Endpoints, MapPages);
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddRazorComponents();
        // The largest form is that of a transfer of many SKUs.
        services.Configure<FormOptions>(o => o.ValueCountLimit = 2048);
        services.AddSingleton<AssetLibrary>();
        services.AddSingleton<ApiReference>();
        services.AddSingleton<IProblemPage, ErrorPages>();
        services.AddSingleton<ListPages>();
        services.TryAddScoped<IListViews, NoListViews>();
        services.AddSingleton<PaperSettings>();
        services.AddSettings(PaperSettings.FolderIsThere);
        foreach (var setting in PaperSettings.OfOwner) services.AddSingleton(setting);
        services.TryAddScoped<ILogos, NoLogos>();
        services.AddScoped(provider => new PaperPress(
            provider.GetRequiredService<PaperSettings>(), provider.GetRequiredService<IOptionsSnapshot<ShopIdentity>>(),
            provider.GetRequiredService<ILogos>()));
        services.AddAntiforgery(o =>
        {
            // SameAsRequest: a shop behind plain HTTP, as in Development, must be able to send forms.
            (o.Cookie.Name, o.Cookie.HttpOnly, o.Cookie.SameSite, o.Cookie.SecurePolicy, o.Cookie.IsEssential) =
                ("forms", true, SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, true);
            o.FormFieldName = "_csrf";
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddOptions<AntiforgeryOptions>().Configure<ServerAddress>((o, address) =>
        {
            if (!address.IsHttps) return;
            (o.Cookie.Name, o.Cookie.Path, o.Cookie.SecurePolicy) = ("__Host-" + o.Cookie.Name, "/", CookieSecurePolicy.Always);
        });
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true; // the only secrets in a page are tokens that are masked anew in each answer, so their length betrays nothing
            o.MimeTypes = ["text/html", "image/svg+xml", "application/json", "application/xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
    }

    /// <summary>
    /// For pages, pictures and the API's document: the API's answers are small, its streams must not wait, and assets are compressed already.
    /// </summary>
    private static void UsePageCompression(this IApplicationBuilder app) => app.UseWhen(http => !http.Request.IsApi(), pages => pages.UseResponseCompression());

    private static void MapPages(WebApplication app)
    {
        app.Services.GetRequiredService<AssetLibrary>().Map(app);
        Theme.Map(app);
        Look.Map(app);
        LanguageChoice.Map(app);
        Texts.Read(app.Services.GetRequiredService<ModuleCatalog>().Modules.Select(m => m.Assembly).Prepend(typeof(Texts).Assembly));
        app.MapProblemHelp();
        app.MapApiDocs();
    }
}
