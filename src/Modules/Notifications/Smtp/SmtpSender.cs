using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ClickCart.Notifications.Smtp;

/// <summary>What came of handing a mail over.</summary>
internal abstract record SmtpOutcome
{
    /// <summary>The server has it.</summary>
    public sealed record Taken : SmtpOutcome;

    /// <summary>The server does not take it for this recipient, and will not.</summary>
    public sealed record Refused(string Why) : SmtpOutcome;

    /// <summary>Another try may do.</summary>
    public sealed record Later(string Why) : SmtpOutcome;
}

/// <summary>Speaks with the mail server, by MailKit. One connection per mail; nothing of it outlives its time.</summary>
internal sealed class SmtpSender(TimeProvider clock)
{
    public async Task<SmtpOutcome> SendAsync(SmtpServer server, MimeMessage message, CancellationToken ct)
    {
        var (handedOver, isConnected) = (new HandingOver(), false);
        try
        {
            await WithAsync(server, (client, limit) =>
            {
                isConnected = true;
                return client.SendAsync(message, limit, handedOver);
            }, ct);
            return new SmtpOutcome.Taken();
        }
        catch (SmtpCommandException e) when ((int)e.StatusCode >= 500
            && e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            return new SmtpOutcome.Refused(Words(server, e, ct));
        }
        catch (NotSupportedException e) when (isConnected)
        {
            // An address with letters that the server does not know.
            return new SmtpOutcome.Refused($"{server}: {e.Message}");
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return new SmtpOutcome.Later(Words(server, e, ct) + (handedOver.HasBegun && e is not SmtpCommandException
                ? " That was while the mail was handed over, so it is not known whether it has arrived. The next try carries the same Message-ID." : ""));
        }
    }

    /// <summary>Connects and signs in.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public async Task<string?> TestAsync(SmtpServer server, CancellationToken ct)
    {
        try
        {
            await WithAsync(server, (client, limit) => client.NoOpAsync(limit), ct);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return Words(server, e, ct);
        }
    }

    private async Task WithAsync(SmtpServer server, Func<SmtpClient, CancellationToken, Task> work, CancellationToken ct)
    {
        using var time = new CancellationTokenSource(server.Limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, time.Token);
        var limit = both.Token;
        using var client = new SmtpClient { Timeout = (int)server.Limit.TotalMilliseconds, CheckCertificateRevocation = false };
        client.ServerCertificateValidationCallback = (_, certificate, _, errors) => server.Fingerprint is { } only
            ? certificate is X509Certificate2 shown && shown.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) == only
            : errors is SslPolicyErrors.None;
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port, limit);
        await client.ConnectAsync(new BoundedReading(socket), server.Host, server.Port, server.Options, limit);
        if (server.User is not null) await client.AuthenticateAsync(server.User, server.Password ?? "", limit);
        await work(client, limit);
        try
        {
            await client.DisconnectAsync(quit: true, limit);
        }
        catch (Exception e) when (e is IOException or ProtocolException or SocketException or OperationCanceledException)
        {
            // What was asked for is done.
        }
    }

    private static string Words(SmtpServer server, Exception e, CancellationToken ct) => e switch
    {
        SmtpCommandException said => $"{server} said: {(int)said.StatusCode} {said.Message}",
        AuthenticationException => $"{server} does not let the user in: {e.Message}",
        SslHandshakeException => $"{server}: its certificate is not trusted, or it does not speak TLS on this port.",
        OperationCanceledException or TimeoutException when !ct.IsCancellationRequested => $"{server} did not answer within {server.Limit.TotalSeconds:0} seconds.",
        SocketException or IOException or ProtocolException => $"{server} cannot be reached, or broke the connection: {e.Message}",
        _ => $"{server}: {e.Message}",
    };

    /// <summary>Told of the mail's bytes as they leave.</summary>
    private sealed class HandingOver : ITransferProgress
    {
        public bool HasBegun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => HasBegun = true;

        public void Report(long bytesTransferred) => HasBegun = true;
    }
}
