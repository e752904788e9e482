// Reads QR codes with the camera where the browser has a BarcodeDetector; a page must work as well without.
const PAUSE = 150; // ms between two looks
const AGAIN = 2500; // ms in which the same label is not read twice

export async function available() {
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices?.getUserMedia) return false;
  return (await window.BarcodeDetector.getSupportedFormats()).includes("qr_code");
}

// Returns a function that ends it. Refuses when the camera cannot be opened.
export async function watch(video, found) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
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
    if (text && (text !== last || now - since > AGAIN)) {
      [last, since] = [text, now];
      found(text);
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
