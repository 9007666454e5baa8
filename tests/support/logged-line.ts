/** A line that nginx wrote, with other values. */
export const loggedLine = (changed: Record<string, string> = {}) =>
  JSON.stringify({
    ...{ time: "2026-11-25T22:10:01+00:00", requestId: "5f", client: "10.201.3.4", host: "proxy" },
    ...{ method: "GET", uri: "/api/items", protocol: "HTTP/1.1", status: "200" },
    ...{ bytesSent: "2311", bytesReceived: "190", requestTime: "0.030" },
    ...{ upstream: "10.201.3.2:5901", upstreamStatus: "200", upstreamConnectTime: "0.002" },
    ...{ upstreamHeaderTime: "0.021", upstreamResponseTime: "0.022", cache: "" },
    ...{ referer: "", userAgent: "python/gevent-http-client-2.3" },
    ...changed,
  });
