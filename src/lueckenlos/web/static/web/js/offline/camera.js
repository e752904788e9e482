// Reads QR codes with the camera: with the BarcodeDetector of the browser, or with a decoder of the same shape where it
// has none. A page must work as well without a camera.
const PAUSE = 150; // ms between two looks
const AGAIN = 2500; // ms out of sight until the same label is read again

async function detectorOf() {
  const own = window.BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes("qr_code")) return own;
  return (await import("../../../vendor/qr/decode.js")).BarcodeDetector;
}

// Loads what reading needs: when the camera is switched on, there may be no network.
export async function available() {
  if (!navigator.mediaDevices?.getUserMedia) return false;
  return Boolean(await detectorOf());
}

// Returns a function that ends it. Refuses when the camera cannot be opened.
export async function watch(video, found) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  const detector = new (await detectorOf())({ formats: ["qr_code"] });
  video.srcObject = stream;
  await video.play();
  let last = "";
  let since = 0;
  let running = true;
  const look = async () => {
    if (!running) return;
    const codes = await detector.detect(video).catch(() => []);
    const text = codes[0]?.rawValue ?? "";
    const now = performance.now();
    if (text) {
      if (text !== last || now - since > AGAIN) found(text);
      // from the last look at it: a label that stays before the camera is read once
      [last, since] = [text, now];
    }
    setTimeout(look, PAUSE);
  };
  look();
  return () => {
    running = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}
