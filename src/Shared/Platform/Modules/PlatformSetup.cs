using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ClickCart.Platform.Jobs;
using ClickCart.Platform.Telemetry;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClickCart.Platform.Modules;

/// <summary>Everything that modules share, wired in one place.</summary>
public static class PlatformSetup
{
    public static PlatformBuilder AddPlatform(this WebApplicationBuilder builder)
    {
        // Numbers and dates read the same on every machine; pages format for people where they are shown.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        ValidationMessages.Register();
        var (services, configuration) = (builder.Services, builder.Configuration);
        builder.WebHost.ConfigureKestrelDefaults();
        // A module asks for contracts whose module may be left out of this process: what is missing is found when it is asked for.
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateScopes, provider.ValidateOnBuild) = (true, false));
        services.AddHttpContextAccessor();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIds, Ids>();
        services.AddSingleton(OwnerSettings.AddTo(configuration));
        foreach (var setting in (OwnerSetting[])[.. ShopIdentity.OfOwner, .. ShopFront.OfOwner, .. ShopPages.OfOwner]) services.AddSingleton(setting);
        services.AddOptions<ShopIdentity>().BindConfiguration(ShopIdentity.Section);
        services.AddOptions<ShopFront>().BindConfiguration(ShopFront.Section);
        services.AddOptions<ShopPages>().BindConfiguration(ShopPages.Section);
        services.AddRead(Databases.From);
        // Of the command line and the Host, whose defaults depend on the environment.
        services.AddSettings(
            Setting.Flag("Seed:Enabled", false), Setting.Flag("Database:MigrateAtStart", false), Setting.Flag("Sandbox:Enabled", false));
        services.AddSingleton(ShopTime.From(configuration));
        services.AddSingleton(ShopTime.Setting);
        services.AddSingleton<Languages>();
        foreach (var setting in Languages.Settings) services.AddSingleton(setting);
        services.AddSingleton(ServedCountries.Setting);
        services.AddSingleton<ServedCountries>();
        services.AddSingleton<IStartCheck, SettingRulesCheck>();
        foreach (var (key, label) in (ReadOnlySpan<(string, string)>)
            [("ClickCart:PublicUrl", "The shop's address"), ("ClickCart:TrustedProxies", "Proxies that are believed"), ("Database:Provider", "Database")])
            services.AddSingleton(new OwnerSetting(key, SettingGroups.Fixed, label) { IsFixed = true });
        services.AddSingleton<ServerAddress>();
        services.AddRead(Addresses.From);
        services.AddSingleton<IStartCheck, LoginSecretCheck>();
        services.AddSingleton<Proxies>();
        services.AddSingleton<IStartCheck>(provider => provider.GetRequiredService<Proxies>());
        services.AddCors();
        services.AddSingleton<Cors>();
        services.AddSingleton<IStartCheck>(provider => provider.GetRequiredService<Cors>());
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<KeptAnswers>();
        services.AddScoped<ICaller, HttpCaller>();
        services.AddScoped<ExpectedVersion>();
        services.AddScoped<IdempotencyKey>();
        services.AddScoped<CurrentDelivery>();
        services.AddSingleton<KeysInProgress>();
        var certificate = KeyCertificate.From(configuration);
        services.AddSingleton(certificate);
        services.AddSingleton<IStartCheck, KeyCertificateCheck>();
        var protection = services.AddDataProtection().SetApplicationName("ClickCart");
        if (certificate.Certificate is { } encrypts) protection.ProtectKeysWithCertificate(encrypts);
        services.AddOptions<KeyManagementOptions>().Configure<IDatabase, ILoggerFactory>((keys, database, logs) => keys.XmlRepository = database.Keys(logs));

        services.AddScoped<IMediator>(provider => new Mediator(provider.GetService!));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Tracing<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Validation<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(UnitOfWork<,>));

        services.AddSingleton<MessageRoutes>();
        services.AddSingleton<MessageRunner>();
        services.AddSingleton<RequestsFirst>();
        services.AddSingleton<CommitListeners>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton(p => new Lazy<IJobStore>(p.GetRequiredService<IJobStore>));
        services.AddSingleton<ICommitListener>(p => p.GetRequiredService<OutboxDispatcher>());
        services.AddSingleton<ClusterNotifier>();
        services.AddSingleton<ICommitListener>(p => p.GetRequiredService<ClusterNotifier>());
        services.AddHostedService(p => p.GetRequiredService<ClusterNotifier>());
        // Before the dispatcher, so that it stops after it: what is in hand has somewhere to go.
        services.AddHangfireJobs();
        services.AddHostedService(p => p.GetRequiredService<OutboxDispatcher>());
        services.AddHostedService<ServingLock>();
        services.AddDrain(configuration, builder.Environment);

        services.AddAuthentication();
        services.AddSingleton<SecurityLog>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, LoggedRefusals>();
        // An endpoint that does not say who may call it is refused to everyone; what is no endpoint (404, 405) may say so to anyone.
        services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(c => c.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint)
            .Build());
        services.AddExceptionHandler<ExceptionProblems>();
        services.RefuseTypesAfterAuthorization();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(o => StrictJson(o.SerializerOptions));
        services.AddApiDocument();
        services.AddSingleton<ApiExamples>();
        foreach (var help in ProblemHelp.Common) services.AddSingleton(help);
        services.AddRateLimits(configuration);
        services.AddTelemetry(configuration);
        services.AddHealthChecks().AddCheck<DatabasesReachable>("databases", tags: ["ready"]).AddCheck<NotStopping>("not stopping", tags: ["ready"]);

        var platform = new PlatformBuilder(services, configuration);
        platform.AddOwnSlices();
        services.AddSingleton(platform.Catalog);
        // Modules register their endpoints themselves, so Carter looks through no assembly: not for modules, validators or negotiators either.
        services.AddCarter(new([typeof(ICarterModule).Assembly]), carter => carter.WithEmptyModules().WithEmptyValidators().WithEmptyResponseNegotiators());
        return platform;
    }

    // The same for every host of a process, so that what the serialiser has found out about a type is found out once.
    private static readonly IJsonTypeInfoResolver StrictTypes = new DefaultJsonTypeInfoResolver().WithAddedModifier(RefuseIgnored);

    private static readonly JsonConverter[] StrictConverters =
        [new SoundText(), new TimeWithOffset(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false)];

    /// <summary>What a client sends must be what the contract says: no unknown or repeated members, no numbers in quotes, no time without
    /// its offset.</summary>
    private static void StrictJson(JsonSerializerOptions json)
    {
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.PropertyNameCaseInsensitive = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.TypeInfoResolver = StrictTypes;
        foreach (var converter in StrictConverters) json.Converters.Add(converter);
    }

    /// <summary>A member that is set from the address alone is as unknown to a body as any other: by itself, the serialiser would read past it.</summary>
    private static void RefuseIgnored(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object) return;
        foreach (var member in type.Properties.Where(IsIgnored).ToList()) type.Properties.Remove(member);
    }

    private static bool IsIgnored(JsonPropertyInfo member) =>
        member.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), true) is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.Always }];

    /// <summary>The order of the middleware and the endpoints that no module owns.</summary>
    public static WebApplication UsePlatform(this WebApplication app)
    {
        app.Services.GetRequiredService<Proxies>().Use(app);
        app.UseSecurityHeaders();
        app.Use(PlatformStage.BeforeErrors);
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => !context.HttpContext.IsAskedForMethods() && Problems.OfStatus(context.HttpContext.Response.StatusCode) is { } error
            ? Problems.WriteAsync(context.HttpContext, error)
            : Task.CompletedTask);
        app.UsePlainHost();
        app.Use((http, next) =>
            PlainText.IsSound(http.Request.Path.Value ?? "") && PlainText.IsSound(Uri.UnescapeDataString(http.Request.QueryString.Value ?? ""))
                ? next(http)
                : Problems.WriteAsync(http, Error.Malformed("The address holds the character U+0000, or what is no character of Unicode, such as U+FFFE.")));
        app.Use(PlatformStage.BeforeRouting);
        app.UseHeadAsGet();
        app.UseRouting();
        app.UseBodyLimits();
        app.UsePrivateAnswers();
        app.Services.GetRequiredService<Cors>().Use(app);
        app.UseRateLimiter();
        app.UseRequestsFirst();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseSecurityLog();
        app.UseAcceptable();
        app.UseReadableBody();
        app.Use(PlatformStage.AfterAuthorization);
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") })
            .AllowAnonymous()
            .DisableRateLimiting();
        app.MapApiDocument();
        app.Use(PlatformStage.Endpoints);
        app.MapCarter();
        EndpointsOnce.Take(app);
        return app;
    }

    private static void Use(this WebApplication app, PlatformStage stage)
    {
        foreach (var step in app.Services.GetServices<PlatformStep>().Where(s => s.Stage == stage)) step.Use(app);
    }
}
