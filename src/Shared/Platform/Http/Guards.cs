using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ClickCart.Platform.Http;

/// <summary>The content security policy of pages at and below an address that are not ours and need a wider one than ours do.</summary>
public sealed record PathContentPolicy(PathString Path, string Policy);

/// <summary>Security headers, rate limits and the server's bounds.</summary>
public static class Guards
{
    /// <summary>The stricter limit for sign-in, sign-up and refresh: <c>.RequireRateLimiting(Guards.SignIn)</c>.</summary>
    public const string SignIn = "sign-in";

    /// <summary>What tries a payment method: who tests stolen cards does it by the hundred.</summary>
    public const string Payments = "payments";

    /// <summary>What says whether the code of a coupon or a gift card is a right one.</summary>
    public const string Coupons = "coupons";

    /// <summary>What sends a mail to an address that anybody may type.</summary>
    public const string Mails = "mails";

    /// <summary>Answers that stay open; counted while they are.</summary>
    public const string Streams = "streams";

    private static readonly Dictionary<string, Error> Refusals = new(StringComparer.Ordinal)
    {
        [Payments] = new(ErrorKind.TooMany, "too-many-payments", "Too many payments were tried from your address today. Try again tomorrow, or ask the shop."),
        [Coupons] = new(ErrorKind.TooMany, "too-many-coupons", "Too many coupon or gift card codes were tried from your address. Wait a minute, then try again."),
        [Streams] = new(ErrorKind.TooMany, "too-many-streams", "Too many live streams are open from your address. Close some of them first."),
    };

    /// <summary>What the limit of this name answers; null where that is what all limits answer.</summary>
    internal static Error? RefusalOf(string policy) => Refusals.GetValueOrDefault(policy);

    internal static void ConfigureKestrelDefaults(this IWebHostBuilder host) => host.ConfigureKestrel((KestrelServerOptions kestrel) =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        // A search of 10,000 characters, percent-encoded, is answered like any other; browsers send no longer addresses.
        kestrel.Limits.MaxRequestLineSize = 64 * 1024;
    });

    internal static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var policies = app.ApplicationServices.GetServices<PathContentPolicy>().ToList();
        var isHttps = app.ApplicationServices.GetRequiredService<ServerAddress>().IsHttps;
        app.Use((http, next) =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (isHttps) headers.StrictTransportSecurity = "max-age=31536000";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
            headers.ContentSecurityPolicy = policies.Find(p => http.Request.Path.StartsWithSegments(p.Path, StringComparison.OrdinalIgnoreCase))?.Policy
                ?? PageSources.OfOurs;
            return next(http);
        });
    }

    /// <summary>
    /// Tokens and personal data stay with the caller: no cache keeps what it was answered, and none takes it for the answer to somebody else.
    /// </summary>
    internal static void UsePrivateAnswers(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var about = http.GetEndpoint()?.Metadata;
        var isPage = about?.GetMetadata<IFormMetadata>() is not null;
        if ((!isPage && !http.Request.IsApi()) || about?.GetMetadata<Endpoints.SameForEverybodyMetadata>() is not null) return next(http);
        http.Response.OnStarting(() =>
        {
            var (headers, credentials) = (http.Response.Headers, isPage ? "Cookie" : "Authorization, X-Order-Token");
            if (!headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase)) headers.CacheControl = "no-store";
            if (!headers.Vary.ToString().Contains(credentials, StringComparison.OrdinalIgnoreCase)) headers.Append("Vary", credentials);
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>
    /// Per address, as <c>RateLimits:…</c> says; <c>RateLimits:Enabled</c> turns all of them off. Each node counts its own.
    /// </summary>
    internal static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var isEnabled = Setting.Flag("RateLimits:Enabled", true);
        var (signIns, coupons) = (Setting.Whole("RateLimits:SignInsPerMinute", 20, least: 1), Setting.Whole("RateLimits:CouponsPerMinute", 30, least: 1));
        var (payments, open) = (Setting.Whole("RateLimits:PaymentsPerDay", 500, least: 1), Setting.Whole("RateLimits:StreamsPerClient", 100, least: 1));
        var mails = Setting.Whole("RateLimits:MailsPerHour", 20, least: 1);
        services.AddSettings(isEnabled, signIns, coupons, payments, open, mails);
        var enabled = isEnabled.In(configuration);
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName is { } policy
                    && Refusals.TryGetValue(policy, out var refusal)
                    ? new(Problems.WriteAsync(context.HttpContext, refusal))
                    : ValueTask.CompletedTask;
            };
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => enabled && !http.IsFromMachine()
                ? RateLimitPartition.GetTokenBucketLimiter(ClientOf(http.Connection.RemoteIpAddress), _ =>
                    new() { TokenLimit = 200, TokensPerPeriod = 100, ReplenishmentPeriod = TimeSpan.FromSeconds(1), AutoReplenishment = true })
                : RateLimitPartition.GetNoLimiter(""));
            PerClient(SignIn, signIns, TimeSpan.FromMinutes(1));
            PerClient(Coupons, coupons, TimeSpan.FromMinutes(1));
            PerClient(Payments, payments, TimeSpan.FromDays(1));
            PerClient(Mails, mails, TimeSpan.FromHours(1));
            var streams = open.In(configuration);
            limits.AddPolicy(Streams, http => enabled
                ? RateLimitPartition.GetConcurrencyLimiter(ClientOf(http.Connection.RemoteIpAddress), _ => new() { PermitLimit = streams })
                : RateLimitPartition.GetNoLimiter(""));

            void PerClient(string policy, Setting<int> most, TimeSpan window)
            {
                var permits = most.In(configuration);
                limits.AddPolicy(policy, http => enabled
                    ? RateLimitPartition.GetFixedWindowLimiter(ClientOf(http.Connection.RemoteIpAddress), _ => new() { PermitLimit = permits, Window = window })
                    : RateLimitPartition.GetNoLimiter(""));
            }
        });
    }

    /// <summary>Counts what people wait for, until its answer begins: a live stream stays open for long.</summary>
    internal static void UseRequestsFirst(this IApplicationBuilder app)
    {
        var requests = app.ApplicationServices.GetRequiredService<RequestsFirst>();
        app.Use(async (http, next) =>
        {
            if (http.IsFromMachine())
            {
                await next(http);
                return;
            }
            requests.Begin();
            var isUnderWay = 1;
            http.Response.OnStarting(() =>
            {
                End();
                return Task.CompletedTask;
            });
            try
            {
                await next(http);
            }
            finally
            {
                End();
            }

            void End()
            {
                if (Interlocked.Exchange(ref isUnderWay, 0) == 1) requests.End();
            }
        });
    }

    /// <summary>Who a limit counts: an IPv4 address, or the network of 2⁶⁴ addresses that one IPv6 line has.</summary>
    internal static string ClientOf(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPNetwork(new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]), 64).ToString(),
        _ => address.ToString(),
    };
}
